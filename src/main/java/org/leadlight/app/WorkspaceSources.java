package org.leadlight.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.workbench.RecipeSources;
import org.leadlight.format.Conversations;
import org.leadlight.format.EmbeddingSizes;
import org.leadlight.format.ModelConfig;
import org.leadlight.format.SafetensorsHeader;
import org.leadlight.format.ShardIndex;
import org.leadlight.format.StoredTensor;
import org.leadlight.format.TextLengths;
import org.leadlight.run.ModelFigures;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.Workspace;
import org.leadlight.workspace.estimate.Estimate;
import org.leadlight.workspace.estimate.MeasuredRuns;
import org.leadlight.workspace.estimate.Workload;

/**
 * The files behind a recipe, read through a workspace's catalogue. A file is read again only when
 * it has changed; the pace of runs comes over a connection of its own.
 */
final class WorkspaceSources implements RecipeSources, AutoCloseable {

  private final Path folder;
  private final Catalogue catalogue;
  private final Map<Path, Read<ModelConfig>> configs = new ConcurrentHashMap<>();
  private final Map<Path, Read<Optional<EmbeddingSizes>>> embeddings = new ConcurrentHashMap<>();
  private final Map<Path, Read<TextLengths>> texts = new ConcurrentHashMap<>();
  private @Nullable Workspace workspace;
  private boolean closed;

  WorkspaceSources(Path folder) {
    this.folder = folder;
    this.catalogue = new Catalogue(folder);
  }

  /** What was read of a file, and when it had been written then. */
  private record Read<T>(FileTime written, T value) {}

  @Override
  public Optional<ModelFacts> model(String source) {
    Path model = catalogue.model(source);
    ModelConfig config = config(source);
    Optional<EmbeddingSizes> sizes = embeddings(model);
    double[] scale = sizes.map(EmbeddingSizes::suggestedScale).orElse(new double[2]);
    return Optional.of(
        new ModelFacts(
            parameters(model),
            sizes.map(found -> new ModelFigures(config.layers(), found.rms())),
            scale[0],
            scale[1]));
  }

  @Override
  public Optional<Long> conversations(String path, String source) {
    return Optional.of((long) texts(path, source).conversations());
  }

  @Override
  public synchronized Optional<Estimate> estimate(RunSpec spec) {
    if (closed) {
      return Optional.empty();
    }
    MeasuredRuns measured = new MeasuredRuns(workspace(), this::stepGigaflops);
    return Optional.of(
        Estimate.of(
            spec,
            config(spec.model().source()),
            texts("data.train", spec.data().train()),
            texts("data.validation", spec.data().validation()),
            measured.read()));
  }

  private Optional<Double> stepGigaflops(RunSpec spec) {
    try {
      return Optional.of(
          Workload.of(
                  spec,
                  config(spec.model().source()),
                  texts("data.train", spec.data().train()),
                  texts("data.validation", spec.data().validation()))
              .step());
    } catch (UserMistakeException filesAreGone) {
      return Optional.empty();
    }
  }

  private ModelConfig config(String source) {
    Path model = catalogue.model(source);
    return read(configs, model.resolve(ModelConfig.FILE), file -> ModelConfig.read(model));
  }

  private Optional<EmbeddingSizes> embeddings(Path model) {
    Path weights = ShardIndex.read(model).owner(EmbeddingSizes.TENSOR).file();
    return read(embeddings, weights, file -> EmbeddingSizes.read(model));
  }

  private TextLengths texts(String path, String source) {
    Path file = catalogue.conversations(path, source);
    return read(texts, file, found -> TextLengths.of(Conversations.read(found)));
  }

  private static long parameters(Path model) {
    long count = 0;
    for (SafetensorsHeader file : ShardIndex.read(model).files()) {
      count += file.tensors().values().stream().mapToLong(StoredTensor::count).sum();
    }
    return count;
  }

  private static <T> T read(Map<Path, Read<T>> known, Path file, Function<Path, T> reader) {
    FileTime written = written(file);
    Read<T> before = known.get(file);
    if (before != null && before.written().equals(written)) {
      return before.value();
    }
    T value = reader.apply(file);
    known.put(file, new Read<>(written, value));
    return value;
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException missing) {
      return FileTime.fromMillis(0); // the reader says what is wrong with it
    }
  }

  private Workspace workspace() {
    Workspace opened = workspace;
    if (opened == null) {
      opened = Workspace.open(folder);
      workspace = opened;
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    closed = true;
    Workspace opened = workspace;
    if (opened != null) {
      opened.close();
    }
  }
}
