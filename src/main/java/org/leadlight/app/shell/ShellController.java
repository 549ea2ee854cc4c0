package org.leadlight.app.shell;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** Binds rail and status bar around a screen. */
public final class ShellController {

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

  private final StatusViewModel status;
  private final Appearance appearance;
  private final Shortcuts shortcuts;
  private final Texts texts;
  private final Screens screens;
  private final KeyboardHelp keyboard;

  @FXML private BorderPane root;
  @FXML private StackPane emblem;
  @FXML private ToggleButton workbenchEntry;
  @FXML private ToggleButton runsEntry;
  @FXML private ToggleButton privacyEntry;
  @FXML private ToggleButton settingsEntry;
  @FXML private ToggleButton learnEntry;
  @FXML private Button keyboardButton;
  @FXML private Button themeButton;
  @FXML private SVGPath themeIcon;
  @FXML private Label workspaceLabel;
  @FXML private Label deviceLabel;
  @FXML private Label workersLabel;
  @FXML private Label queueLabel;
  @FXML private Label savedLabel;
  @FXML private Label warningLabel;

  /**
   * A controller for the frame.
   *
   * @param shortcuts gets what the frame itself does
   * @param screens what the frame surrounds
   */
  public ShellController(
      StatusViewModel status,
      Appearance appearance,
      Shortcuts shortcuts,
      Texts texts,
      Screens screens) {
    this.status = status;
    this.appearance = appearance;
    this.shortcuts = shortcuts;
    this.texts = texts;
    this.screens = screens;
    this.keyboard = new KeyboardHelp(shortcuts, texts);
  }

  @FXML
  private void initialize() {
    root.setCenter(screens.place());
    emblem.getChildren().add(Emblem.ofSide(30));
    workspaceLabel.textProperty().bind(status.workspaceProperty());
    deviceLabel.textProperty().bind(status.deviceProperty());
    workersLabel.textProperty().bind(status.workersProperty());
    queueLabel.textProperty().bind(status.queueProperty());
    savedLabel.textProperty().bind(status.savedProperty());
    warningLabel.textProperty().bind(status.warningProperty());
    warningLabel.visibleProperty().bind(status.warningProperty().isNotEmpty());
    warningLabel.managedProperty().bind(warningLabel.visibleProperty());
    Breadth.narrow(root).subscribe(narrow -> root.pseudoClassStateChanged(NARROW, narrow));
    Breadth.tight(root).subscribe(tight -> root.pseudoClassStateChanged(TIGHT, tight));
    bind(workbenchEntry, Screen.WORKBENCH);
    bind(runsEntry, Screen.RUNS);
    bind(privacyEntry, Screen.PRIVACY);
    bind(settingsEntry, Screen.SETTINGS);
    bind(learnEntry, Screen.LEARN);
    screens.aloneProperty().subscribe(this::leaveAlone);
    appearance.choiceProperty().subscribe(this::showChoice);
    shortcuts
        .on(Shortcut.WORKBENCH, () -> screens.shownProperty().set(Screen.WORKBENCH))
        .on(Shortcut.RUNS, () -> screens.shownProperty().set(Screen.RUNS))
        .on(Shortcut.PRIVACY, () -> screens.shownProperty().set(Screen.PRIVACY))
        .on(Shortcut.SETTINGS, () -> screens.shownProperty().set(Screen.SETTINGS))
        .on(Shortcut.LEARN, () -> screens.shownProperty().set(Screen.LEARN))
        .on(Shortcut.THEME, this::switchTheme)
        .on(Shortcut.KEYBOARD, this::showKeys);
  }

  /** Rail and status bar give their room to a screen that has the window to itself. */
  private void leaveAlone(boolean isAlone) {
    for (Node edge : List.of(root.getLeft(), root.getBottom())) {
      edge.setVisible(!isAlone);
      edge.setManaged(!isAlone);
    }
  }

  /** An entry is selected while its screen is shown, however often it is pressed. */
  private void bind(ToggleButton entry, Screen screen) {
    screens.shownProperty().subscribe(shown -> entry.setSelected(shown == screen));
    entry.setOnAction(
        pressed -> {
          entry.setSelected(true);
          screens.shownProperty().set(screen);
        });
  }

  private void showChoice(ThemeChoice choice) {
    String name = texts.get("theme." + choice.word());
    themeButton.setText(name);
    themeButton.setAccessibleText(texts.format("theme.accessible", name));
    themeButton.setTooltip(
        new Tooltip(
            texts.format(
                "theme.hint",
                texts.get("theme." + choice.word() + ".long"),
                texts.get("theme." + choice.next().word()),
                Shortcut.THEME.keys().getDisplayText())));
    themeIcon.setContent(
        switch (choice) {
          case SYSTEM ->
              "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0 -18z M12 3v18 M12 7h5.6 M12 11h8.9 M12 15h8.3";
          case LIGHT ->
              "M12 7a5 5 0 1 0 0 10a5 5 0 1 0 0 -10z M12 1.5v2.5 M12 20v2.5 M1.5 12h2.5 M20 12h2.5"
                  + " M4.6 4.6l1.8 1.8 M17.6 17.6l1.8 1.8 M4.6 19.4l1.8 -1.8 M17.6 6.4l1.8 -1.8";
          case DARK -> "M20 14.5a8.5 8.5 0 1 1 -10.5 -10.5a7 7 0 0 0 10.5 10.5z";
        });
  }

  @FXML
  private void switchTheme() {
    appearance.choiceProperty().set(appearance.choiceProperty().get().next());
  }

  @FXML
  private void showKeys() {
    keyboard.toggle(keyboardButton);
  }
}
