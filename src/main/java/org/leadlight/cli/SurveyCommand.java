package org.leadlight.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.leadlight.plot.attack.SurveyPlot;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.RecipeFormat;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.BaselineRow;
import org.leadlight.run.attack.Survey;
import org.leadlight.run.attack.SurveyPoint;
import org.leadlight.workspace.AtomicFile;
import org.leadlight.workspace.Attack;
import org.leadlight.workspace.AttackState;
import org.leadlight.workspace.LivenessMonitor;
import org.leadlight.workspace.Origin;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.RunSummary;
import org.leadlight.workspace.SteeredRecipe;
import org.leadlight.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a recipe with several seeds and alphas and attacks each. */
@Command(
    name = "survey",
    mixinStandardHelpOptions = true,
    description =
        "Trains a recipe with several seeds, and with other alphas, and lets attackers read each,"
            + " beside plain Gaussian noise. Whatever the workspace has already is not made again:"
            + " a survey that was cut off goes on when it is called again.")
final class SurveyCommand implements Callable<Integer> {

  private static final String ALPHA = "alpha";
  private static final String SEED = "training.seed";

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();
  @Mixin private final RecipeArgument recipe = new RecipeArgument();
  @Mixin private final VictimOptions victims = new VictimOptions();

  @Option(names = "--seeds", paramLabel = "N", description = "Seeds of the recipe itself (5).")
  private int seeds = 5;

  @Option(
      names = "--alphas",
      split = ",",
      paramLabel = "ALPHA",
      description = "Other alphas, one seed each (0.1,0.2 .. 0.9); 'none' for none.")
  private List<String> alphas =
      List.of("0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9");

  @Option(
      names = "--attackers",
      split = ",",
      paramLabel = "NAME",
      description =
          "Which attackers; when not given, all for the seeds and those of the headline for the"
              + " other alphas.")
  private List<String> attackers = new ArrayList<>();

  @Option(
      names = "--noise",
      split = ",",
      paramLabel = "LEVEL",
      description =
          "Levels of plain Gaussian noise, times the embeddings' rms (0.5,1 .. 4); it is read by"
              + " the nearest word and by both inverters, or by --attackers.")
  private List<Double> levels = List.of(0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.svg",
      description = "Draws the survey to this file.")
  private @Nullable Path picture;

  @Option(names = "--json", description = "Prints one JSON object at the end and nothing else.")
  private boolean json;

  @Override
  public Integer call() {
    AttackPlan every = AttackCommand.plan(attackers, List.of(1.0), 1, victims);
    AttackPlan headline =
        attackers.isEmpty() ? AttackCommand.plan(headliners(), List.of(1.0), 1, victims) : every;
    RunSpec spec = recipe.spec();
    double own = alpha(spec);
    List<RunSpec> itself = itself(spec);
    try (Workspace opened = workspace.open()) {
      new LivenessMonitor(opened).observe();
      opened.attacks().observe();
      List<SurveyPoint> points = new ArrayList<>();
      List<BaselineRow> noise = List.of();
      for (RunSpec each : all(spec, itself)) {
        RunSummary run = trained(opened, each);
        Attack attack = attacked(opened, run, itself.contains(each) ? every : headline);
        noise = noise.isEmpty() ? noise(opened, attack) : noise;
        points.add(point(each, run, opened.attacks().report(attack.id()).orElseThrow()));
        show(new Survey(own, points, noise, BuildInfo.read().version()), progress());
      }
      end(new Survey(own, points, noise, BuildInfo.read().version()));
      return 0;
    }
  }

  private static List<String> headliners() {
    return Arrays.stream(AttackerKind.values())
        .filter(AttackerKind::countsForHeadline)
        .map(AttackerKind::id)
        .toList();
  }

  private List<RunSpec> itself(RunSpec spec) {
    VictimOptions.atLeast("--seeds", seeds, 1);
    return LongStream.range(spec.training().seed(), spec.training().seed() + seeds)
        .mapToObj(seed -> RecipeFormat.with(spec, List.of(SEED + "=" + seed)))
        .toList();
  }

  private Set<RunSpec> all(RunSpec spec, List<RunSpec> itself) {
    Set<RunSpec> all = new LinkedHashSet<>(itself);
    if (!alphas.equals(List.of("none"))) {
      alphas.forEach(alpha -> all.add(RecipeFormat.with(spec, List.of(ALPHA + "=" + alpha))));
    }
    return all;
  }

  private static double alpha(RunSpec spec) {
    return spec.loss().value(ALPHA);
  }

  private PrintStream progress() {
    return json ? System.err : System.out;
  }

  /** The run of a recipe that nobody steered: the one that is there, gone on with, or a new one. */
  private RunSummary trained(Workspace opened, RunSpec spec) {
    List<RunSummary> same =
        opened.runs().stream()
            .filter(run -> run.origin().equals(Origin.NONE) && run.spec().equals(spec))
            .filter(run -> untouched(opened, run, spec))
            .toList();
    Optional<RunSummary> done =
        same.stream().filter(run -> run.state() == RunState.FINISHED).findFirst();
    if (done.isPresent()) {
      return done.get();
    }
    ForegroundTraining training = new ForegroundTraining(opened, progress());
    Optional<RunSummary> begun =
        same.stream().filter(run -> run.state() == RunState.INTERRUPTED).findFirst();
    begun.ifPresent(run -> opened.queue().resume(run.id()));
    ForegroundTraining.Trained trained =
        begun.isPresent()
            ? training.goOn(begun.get().id())
            : training.train(
                "alpha %s, seed %d".formatted(alpha(spec), spec.training().seed()), spec);
    RunSummary run = opened.run(trained.run()).orElseThrow();
    if (run.state() != RunState.FINISHED) {
      throw new UserMistakeException(
          "Run %d is %s; call the survey again to go on.".formatted(run.id(), run.state().words()));
    }
    return run;
  }

  private static boolean untouched(Workspace opened, RunSummary run, RunSpec spec) {
    return new SteeredRecipe(spec, opened.commands().of(run.id())).changes().isEmpty();
  }

  /** The finished attack by a plan on the result of a run: the one that is there, or a new one. */
  private Attack attacked(Workspace opened, RunSummary run, AttackPlan plan) {
    long step =
        opened.weights().find(run.id(), OptionalLong.empty()).map(file -> file.step()).orElse(0L);
    Optional<Attack> done = finished(opened, run, plan, step);
    if (done.isPresent()) {
      return done.get();
    }
    ForegroundAttack attack = new ForegroundAttack(opened, progress());
    attack.attack(opened.attacks().request(run.id(), step, plan, false));
    return finished(opened, run, plan, step)
        .orElseThrow(() -> unfinished(run.id(), opened.attacks().newest(run.id()).orElseThrow()));
  }

  private static UserMistakeException unfinished(long run, Attack attack) {
    return new UserMistakeException(
        "The attack on run %d is %s; call the survey again to go on. %s"
            .formatted(run, attack.state().words(), attack.message())
            .strip());
  }

  private static Optional<Attack> finished(
      Workspace opened, RunSummary run, AttackPlan plan, long step) {
    return opened.attacks().of(run.id()).stream()
        .filter(attack -> attack.state() == AttackState.FINISHED && attack.step() == step)
        .filter(attack -> attack.plan().equals(plan))
        .findFirst();
  }

  /** The noise is measured once for a model and the conversations that are read. */
  private List<BaselineRow> noise(Workspace opened, Attack attack) {
    RunSpec spec = opened.run(attack.run()).orElseThrow().spec();
    Path file = opened.folder().resolve("noise-%08x.json".formatted(measured(spec).hashCode()));
    try {
      if (!Files.exists(file)) {
        List<BaselineRow> rows =
            new ForegroundAttack(opened, progress()).noiseCurve(attack, levels, noiseReaders());
        String json = new Survey(0, List.of(), rows, BuildInfo.read().version()).toJson();
        AtomicFile.publish(file, temporary -> Files.writeString(temporary, json));
      }
      return Survey.fromJson(Files.readString(file)).noise();
    } catch (IOException e) {
      throw new UserMistakeException(
          "The measured noise in " + file + " cannot be read or written; delete it.", e);
    }
  }

  /** What the noise was measured on; a text, because its hash is the same in every process. */
  private String measured(RunSpec spec) {
    return RecipeFormat.settings(spec).entrySet().stream()
            .filter(
                setting ->
                    setting.getKey().startsWith("model.") || setting.getKey().startsWith("data."))
            .map(Object::toString)
            .collect(Collectors.joining("\n"))
        + List.of(levels, noiseReaders(), victims.count(), victims.skipped());
  }

  private List<AttackerKind> noiseReaders() {
    return attackers.isEmpty()
        ? List.of(AttackerKind.NEAREST_L2, AttackerKind.MLP, AttackerKind.SEQUENCE)
        : AttackCommand.plan(attackers, List.of(1.0), 1, victims).attackers();
  }

  private static SurveyPoint point(RunSpec spec, RunSummary run, AttackReport report) {
    double seconds = (run.endedAt() - run.startedAt()) / 1e3;
    return new SurveyPoint(alpha(spec), spec.training().seed(), seconds, report);
  }

  private static void show(Survey survey, PrintStream out) {
    out.print(new SurveyTable(survey).text());
  }

  private void end(Survey survey) {
    if (json) {
      System.out.println(survey.toJson());
    }
    Path file = picture;
    if (file != null) {
      try {
        String svg = SurveyPlot.document(survey);
        AtomicFile.publish(file, temporary -> Files.writeString(temporary, svg));
      } catch (IOException e) {
        throw new UserMistakeException(
            "The picture cannot be written to " + file + "; choose a file in another folder.", e);
      }
      progress().println("the survey is drawn in " + file.toAbsolutePath());
    }
  }
}
