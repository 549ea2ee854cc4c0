package org.leadlight.app.shell;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** Binds rail and status bar around a screen. */
public final class ShellController {

  private final StatusViewModel status;
  private final Appearance appearance;
  private final Parent screen;

  @FXML private BorderPane root;
  @FXML private StackPane emblem;
  @FXML private Label workspaceLabel;
  @FXML private Label deviceLabel;
  @FXML private Label workersLabel;
  @FXML private Label queueLabel;
  @FXML private Label savedLabel;

  /**
   * A controller for the frame.
   *
   * @param screen what the frame surrounds
   */
  public ShellController(StatusViewModel status, Appearance appearance, Parent screen) {
    this.status = status;
    this.appearance = appearance;
    this.screen = screen;
  }

  @FXML
  private void initialize() {
    root.setCenter(screen);
    emblem.getChildren().add(Emblem.ofSide(30));
    workspaceLabel.textProperty().bind(status.workspaceProperty());
    deviceLabel.textProperty().bind(status.deviceProperty());
    workersLabel.textProperty().bind(status.workersProperty());
    queueLabel.textProperty().bind(status.queueProperty());
    savedLabel.textProperty().bind(status.savedProperty());
  }

  @FXML
  private void switchTheme() {
    appearance.choose(!appearance.darkProperty().get());
  }
}
