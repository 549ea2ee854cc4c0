package org.leadlight.app.workbench;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.leadlight.app.guide.GuidePage;
import org.leadlight.app.guide.GuideSheet;
import org.leadlight.app.shell.Texts;
import org.leadlight.run.Advice;
import org.leadlight.run.Fault;
import org.leadlight.run.RecipeDifference;

/** What the pop-overs of the recipe panel list: faults, warnings, differences, pages. */
final class RecipeLists {

  private final RecipePanel panel;
  private final Texts texts;

  RecipeLists(RecipePanel panel) {
    this.panel = panel;
    this.texts = panel.texts();
  }

  /** Every fault; each leads to its control. */
  Region faults(List<Fault> faults) {
    VBox list = GuideSheet.titled(texts.get("faults.title"));
    for (Fault fault : faults) {
      Hyperlink link = new Hyperlink(fault.sentence());
      link.setWrapText(true);
      link.getStyleClass().add("fault-link");
      link.setOnAction(
          followed -> {
            panel.leaflet().hide();
            panel.controls().focus(fault.path());
          });
      list.getChildren().add(link);
    }
    return list;
  }

  /** Every warning; each leads to its page. */
  Region advice(List<Advice> advice) {
    VBox list = GuideSheet.titled(texts.get("advice.title"));
    for (Advice each : advice) {
      Hyperlink why = new Hyperlink(each.sentence());
      why.setWrapText(true);
      why.setOnAction(followed -> showPage(each));
      list.getChildren().add(why);
    }
    return list;
  }

  /** Opens the page of a warning in place of what is open. */
  void showPage(Advice advice) {
    GuidePage.find("warnings/" + advice.id())
        .ifPresent(
            page ->
                panel
                    .leaflet()
                    .open(
                        panel.controls().anchor(),
                        page.title(),
                        GuideSheet.of(page, panel.leaflet())));
  }

  /** Every difference from the preset, with both values; each can be set back. */
  Region differences(List<RecipeDifference> differences) {
    VBox list = GuideSheet.titled(texts.get("preset.differs.title"));
    GridPane grid = new GridPane();
    grid.getStyleClass().add("differences");
    int row = 0;
    for (RecipeDifference difference : differences) {
      Label name = new Label(panel.controls().name(difference.path()));
      Label values =
          new Label(
              texts.format(
                  "preset.differs.values",
                  SettingText.of(texts, difference.value()),
                  SettingText.of(texts, difference.otherwise())));
      values.getStyleClass().add("muted");
      Button back = new Button(texts.get("preset.back"));
      back.getStyleClass().add("small-button");
      back.setAccessibleText(texts.format("preset.back.accessible", name.getText()));
      back.setOnAction(pressed -> setBack(difference.path()));
      grid.addRow(row++, name, values, back);
    }
    list.getChildren().add(grid);
    return list;
  }

  private void setBack(String path) {
    panel.recipe().setBack(path);
    List<RecipeDifference> left = panel.recipe().differencesProperty().get();
    if (left.isEmpty()) {
      panel.leaflet().hide();
    } else {
      panel.leaflet().replace(differences(left));
    }
  }
}
