package org.leadlight.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.leadlight.app.Window;
import org.leadlight.app.desktop.FirstFrame;
import org.leadlight.app.desktop.JavaFx;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The process that {@code bench start} times: says when it has drawn its first frame, then ends.
 */
@Command(
    name = "first-frame",
    hidden = true,
    description = "Shows the window or an empty stage until it is drawn.")
public final class FirstFrameCommand implements Callable<Integer> {

  /** What its word begins with; the processor's nanoseconds follow. */
  static final String WORD = "first frame, processor ns: ";

  @Parameters(description = "What to show.")
  private StartedThing thing = StartedThing.WINDOW;

  @Option(names = "--workspace", paramLabel = "DIR", description = "The folder of runs.")
  private Path workspace = Path.of("");

  @Override
  public Integer call() {
    return switch (thing) {
      case WINDOW -> Window.open(workspace, Optional.empty(), FirstFrameCommand::tell);
      case STAGE -> stage();
    };
  }

  private static int stage() {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    JavaFx.start(
        () -> {
          Stage stage = new Stage();
          stage.setScene(new Scene(new Pane(), Window.WIDTH, Window.HEIGHT));
          stage.setOnHidden(event -> closed.complete(0));
          stage.show();
          FirstFrame.of(stage, () -> tell(stage));
        });
    int code = closed.join();
    Platform.exit();
    return code;
  }

  private static void tell(Stage stage) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(WORD + process.getProcessCpuTime());
    System.out.flush();
    stage.close();
  }
}
