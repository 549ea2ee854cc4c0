package org.leadlight.app.guide;

import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.leadlight.app.guide.GuidePage.Block;
import org.leadlight.app.guide.GuidePage.Look;
import org.leadlight.app.guide.GuidePage.Piece;
import org.leadlight.app.shell.Leaflet;

/** Sets pages of the guide, for the guide itself and as the contents of a pop-over. */
public final class GuideSheet {

  private static final double WIDTH = 356;
  private static final int SHORTEST_COLUMN = 8;
  private static final int LONGEST_COLUMN = 60;

  private final GuidePage page;
  private final Consumer<String> follow;

  private GuideSheet(GuidePage page, Consumer<String> follow) {
    this.page = page;
    this.follow = follow;
  }

  /** A page for a pop-over; its links open the guide in its place. */
  public static Region of(GuidePage page, Leaflet leaflet) {
    Consumer<String> follow =
        target -> {
          leaflet
              .beside()
              .ifPresent(node -> Event.fireEvent(node, new GuideRequest(page.follow(target))));
          leaflet.hide();
        };
    VBox list = titled(page.title());
    new GuideSheet(page, follow).fill(list);
    return list;
  }

  /**
   * A page with its title, as wide as the room it gets.
   *
   * @param follow is told what a link leads to
   */
  static Region of(GuidePage page, Consumer<String> follow) {
    VBox list = new VBox();
    list.getStyleClass().add("explanation");
    list.getChildren().add(label(page.title(), "screen-title"));
    new GuideSheet(page, follow).fill(list);
    return list;
  }

  /** A title with room for what stands beneath. */
  public static VBox titled(String title) {
    VBox list = new VBox();
    list.getStyleClass().add("explanation");
    list.setPrefWidth(WIDTH);
    list.getChildren().add(label(title, "panel-title"));
    return list;
  }

  private static Label label(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    return label;
  }

  private void fill(VBox list) {
    page.blocks().forEach(block -> list.getChildren().add(node(block)));
  }

  private Node node(Block block) {
    return switch (block) {
      case GuidePage.Heading heading -> label(heading.words(), "guide-heading");
      case GuidePage.Paragraph paragraph -> flow(paragraph.words());
      case GuidePage.Entry entry -> entry(entry);
      case GuidePage.Code code -> label(code.lines(), "guide-code");
      case GuidePage.Picture picture ->
          page.picture(picture.file())
              .<Node>map(file -> new GuidePicture(file, picture.about()))
              .orElseGet(() -> label(picture.about(), "muted"));
      case GuidePage.Table table -> table(table);
    };
  }

  private TextFlow entry(GuidePage.Entry entry) {
    TextFlow flow = flow(entry.words());
    flow.getChildren().addFirst(text("• ", Look.PLAIN));
    return flow;
  }

  private TextFlow flow(List<Piece> words) {
    TextFlow flow = new TextFlow();
    words.forEach(piece -> flow.getChildren().add(node(piece)));
    return flow;
  }

  private Node node(Piece piece) {
    if (piece.target().isEmpty()) {
      return text(piece.text(), piece.look());
    }
    Hyperlink link = new Hyperlink(piece.text());
    link.getStyleClass().add("page-link");
    link.setOnAction(followed -> follow.accept(piece.target()));
    return link;
  }

  private static Text text(String words, Look look) {
    Text text = new Text(words);
    text.getStyleClass()
        .add(
            switch (look) {
              case PLAIN -> "explanation-text";
              case STRESSED, STRONG -> "explanation-strong";
              case TYPED -> "explanation-typed";
            });
    return text;
  }

  private GridPane table(GuidePage.Table table) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("guide-table");
    int columns = table.rows().getFirst().size();
    for (int column = 0; column < columns; column++) {
      grid.getColumnConstraints().add(share(table, column, columns));
    }
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.rows().get(row).size(); column++) {
        TextFlow cell = flow(table.rows().get(row).get(column));
        cell.getStyleClass().add(row == 0 ? "guide-table-head" : "guide-table-cell");
        grid.add(cell, column, row);
        GridPane.setValignment(cell, VPos.TOP);
      }
    }
    return grid;
  }

  /** A column gets room by its longest cell, within bounds. */
  private static ColumnConstraints share(GuidePage.Table table, int column, int columns) {
    double all = 0;
    for (int each = 0; each < columns; each++) {
      all += longest(table, each);
    }
    ColumnConstraints constraints = new ColumnConstraints();
    constraints.setPercentWidth(100 * longest(table, column) / all);
    return constraints;
  }

  private static int longest(GuidePage.Table table, int column) {
    int longest =
        table.rows().stream()
            .filter(row -> column < row.size())
            .mapToInt(row -> row.get(column).stream().mapToInt(p -> p.text().length()).sum())
            .max()
            .orElse(0);
    return Math.clamp(longest, SHORTEST_COLUMN, LONGEST_COLUMN);
  }
}
