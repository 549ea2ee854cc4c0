package org.leadlight.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.lesson.LessonTransform;

/**
 * Where models and conversations lie: the bundled demonstration, a path, or for a model its name in
 * the cache of the Hugging Face hub. The bundled files are used in place when the program runs from
 * folders, and otherwise unpacked once into the workspace.
 */
public final class Catalogue {

  private static final String ROOT = "/assets/demo/";
  private static final String LESSONS = "/assets/lessons/";
  private static final List<String> MODEL_FILES =
      List.of(
          "config.json",
          "generation_config.json",
          "model.safetensors",
          "tokenizer.json",
          "tokenizer_config.json");
  private static final Map<String, String> CONVERSATIONS =
      Map.of(
          "bundled:frontdesk-train", "conversations/frontdesk-train.jsonl",
          "bundled:frontdesk-validation", "conversations/frontdesk-validation.jsonl",
          "bundled:frontdesk-attacker", "conversations/frontdesk-attacker.jsonl");
  private static final String MODEL = "bundled:frontdesk";

  private final Path unpacked;
  private final HubCache hub;

  /** The catalogue of a workspace folder. */
  public Catalogue(Path workspaceFolder) {
    this(workspaceFolder, HubCache.ofThisMachine());
  }

  /** The catalogue of a workspace folder beside a cache of the hub. */
  public Catalogue(Path workspaceFolder, HubCache hub) {
    this.unpacked = workspaceFolder.resolve("bundled").resolve(BuildInfo.read().version());
    this.hub = hub;
  }

  /** Whether a source names something that the program brings along. */
  public static boolean isBundled(String source) {
    return source.equals(MODEL) || CONVERSATIONS.containsKey(source);
  }

  /** The folder of a model. */
  public Path model(String source) {
    if (source.equals(MODEL)) {
      MODEL_FILES.forEach(file -> bundled("model/" + file));
      return Objects.requireNonNull(bundled("model/config.json").getParent());
    }
    if (HubCache.isName(source) && !Files.exists(path("model.source", source))) {
      return hub.model(source).orElseThrow(() -> notCached(source));
    }
    return existing("model.source", source, MODEL);
  }

  private WorkspaceException notCached(String name) {
    return new WorkspaceException(
        "model.source is "
            + name
            + ", which is neither a folder nor in the Hugging Face cache "
            + hub.folder()
            + "; fetch it with: hf download "
            + name);
  }

  /** The file of a set of conversations. */
  public Path conversations(String setting, String source) {
    String bundled = CONVERSATIONS.get(source);
    return bundled == null
        ? existing(
            setting, source, String.join(", ", CONVERSATIONS.keySet().stream().sorted().toList()))
        : bundled(bundled);
  }

  private static Path existing(String setting, String source, String known) {
    Path path = path(setting, source);
    if (source.startsWith("bundled:") || !Files.exists(path)) {
      throw new WorkspaceException(
          setting
              + " is "
              + source
              + ", which does not exist; give a path, or one of "
              + known
              + ".");
    }
    return path;
  }

  private static Path path(String setting, String source) {
    try {
      return Path.of(source).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      throw new WorkspaceException(
          setting + " is \"" + source + "\", which is no path on this system; give another.",
          notAPath);
    }
  }

  /**
   * The file of a transform that a lesson looks at.
   *
   * @throws WorkspaceException when this build of the program has none
   */
  public Path lesson(LessonTransform transform) {
    URL resource = Catalogue.class.getResource(LESSONS + transform.file());
    if (resource == null) {
      throw new WorkspaceException(
          "This build has no transform "
              + transform.id()
              + " for the lessons; make them with: leadlight lessons build");
    }
    return bundled(resource, "lessons/" + transform.file());
  }

  private Path bundled(String name) {
    return bundled(Objects.requireNonNull(Catalogue.class.getResource(ROOT + name), name), name);
  }

  private Path bundled(URL resource, String name) {
    try {
      return resource.getProtocol().equals("file")
          ? Path.of(resource.toURI())
          : unpack(resource, unpacked.resolve(name));
    } catch (IOException | URISyntaxException e) {
      throw new WorkspaceException(
          "The bundled file " + name + " cannot be unpacked into " + unpacked + ".", e);
    }
  }

  private static Path unpack(URL resource, Path target) throws IOException {
    if (!Files.exists(target)) {
      AtomicFile.publish(
          target,
          temporary -> {
            try (InputStream in = resource.openStream()) {
              Files.copy(in, temporary, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
          });
    }
    return target;
  }
}
