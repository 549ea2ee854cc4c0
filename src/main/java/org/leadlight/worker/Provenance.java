package org.leadlight.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.RunSpec;
import org.leadlight.workspace.Catalogue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a run rests on beside its recipe: the program, the machine, and its model and data. */
final class Provenance {

  private static final List<String> MODEL_FILES = List.of(".safetensors", ".json", ".model");

  private Provenance() {}

  /**
   * As JSON: {@code program} {version, revision}, {@code java}, {@code system}, {@code model}
   * {file: SHA-256}, {@code data.train}, {@code data.validation} and {@code data.attacker}
   * (SHA-256).
   */
  static String of(RunSpec spec, Catalogue catalogue) {
    BuildInfo build = BuildInfo.read();
    ObjectNode tree = JsonMapper.builder().build().createObjectNode();
    tree.putObject("program").put("version", build.version()).put("revision", build.revision());
    tree.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
    tree.put(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    ObjectNode model = tree.putObject("model");
    for (Path file : modelFiles(catalogue.model(spec.model().source()))) {
      model.put(file.getFileName().toString(), sha256(file));
    }
    tree.put("data.train", sha256(catalogue.conversations("data.train", spec.data().train())));
    tree.put(
        "data.validation",
        sha256(catalogue.conversations("data.validation", spec.data().validation())));
    tree.put(
        "data.attacker", sha256(catalogue.conversations("data.attacker", spec.data().attacker())));
    return tree.toString();
  }

  private static List<Path> modelFiles(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> MODEL_FILES.stream().anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestOutputStream digest =
            new DigestOutputStream(
                OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
