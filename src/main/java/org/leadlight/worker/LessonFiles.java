package org.leadlight.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.leadlight.format.FormatException;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.lesson.LessonTransform;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Catalogue;

/**
 * The folder of the lessons' transforms, one file each. A file says by a fingerprint what it was
 * trained of, so a build that was interrupted goes on where it was and one that finds everything up
 * to date does nothing.
 */
public final class LessonFiles {

  /** The metadata's key of the fingerprint of recipe, model and conversations. */
  public static final String TRAINED_OF = "trained_of_sha256";

  /** The metadata's key of the recipe. */
  private static final String RECIPE = "recipe";

  private final Path folder;
  private final Catalogue catalogue;

  /** The files of a folder, trained on what a catalogue has. */
  public LessonFiles(Path folder, Catalogue catalogue) {
    this.folder = folder;
    this.catalogue = catalogue;
  }

  /** How far the training of a transform is. */
  public interface Listener {
    /** A transform is up to date and was left as it is. */
    void kept(LessonTransform transform);

    /** Steps taken of its training. */
    void stepped(LessonTransform transform, long taken, long wanted);
  }

  /** Trains what is missing or was trained of something else, in order. */
  public void build(List<LessonTransform> transforms, Listener listener) throws IOException {
    Files.createDirectories(folder);
    LessonTraining training = new LessonTraining(catalogue);
    for (LessonTransform transform : transforms) {
      RunSpec spec = transform.recipe();
      String print = fingerprint(spec);
      if (isTrainedOf(print, transform)) {
        listener.kept(transform);
        continue;
      }
      Map<String, String> about = Map.of(TRAINED_OF, print, RECIPE, RecipeFormat.write(spec));
      AtomicFile.publish(
          folder.resolve(transform.file()),
          temporary ->
              training.train(
                  spec,
                  temporary,
                  new TreeMap<>(about),
                  taken -> listener.stepped(transform, taken, spec.training().steps())));
    }
  }

  /** Bytes of the transforms' files. */
  public long bytes(List<LessonTransform> transforms) throws IOException {
    long sum = 0;
    for (LessonTransform transform : transforms) {
      sum += Files.size(folder.resolve(transform.file()));
    }
    return sum;
  }

  private boolean isTrainedOf(String print, LessonTransform transform) {
    try {
      return print.equals(
          SafetensorsHeader.read(folder.resolve(transform.file())).metadata().get(TRAINED_OF));
    } catch (FormatException missingOrDamaged) {
      return false;
    }
  }

  /** SHA-256 of the recipe, of its model's weights and of its training conversations. */
  public String fingerprint(RunSpec spec) throws IOException {
    MessageDigest digest = digest();
    digest.update(RecipeFormat.write(spec).getBytes(StandardCharsets.UTF_8));
    digest.update(hash(catalogue.model(spec.model().source()).resolve("model.safetensors")));
    digest.update(hash(catalogue.conversations("data.train", spec.data().train())));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] hash(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return digest.digest();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
