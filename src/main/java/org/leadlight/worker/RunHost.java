package org.leadlight.worker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.RunSpec;
import org.leadlight.run.UserMistakeException;
import org.leadlight.tensor.RuntimeOptions;
import org.leadlight.tensor.RuntimeReport;
import org.leadlight.train.Measurement;
import org.leadlight.train.RunObserver;
import org.leadlight.train.StepRecord;
import org.leadlight.train.TrainingDivergedException;
import org.leadlight.train.TrainingLoop;
import org.leadlight.train.TrainingState;
import org.leadlight.workspace.Catalogue;
import org.leadlight.workspace.ClaimLostException;
import org.leadlight.workspace.DiskFullException;
import org.leadlight.workspace.DiskPatience;
import org.leadlight.workspace.RunClaim;
import org.leadlight.workspace.RunState;
import org.leadlight.workspace.WorkspaceBusyException;
import org.leadlight.workspace.WorkspaceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Hosts the training of a claimed run from its recipe to its end state. */
public final class RunHost {

  private static final Logger LOG = LoggerFactory.getLogger(RunHost.class);
  private static final long BEAT_MILLIS = 1_000;

  private final Catalogue catalogue;
  private final RunObserver beside;
  private final BooleanSupplier interrupted;
  private final UnaryOperator<String> place;

  /**
   * A host.
   *
   * @param catalogue where models and conversations lie
   * @param beside is told everything too, after it was recorded
   * @param interrupted whether this process was asked to end
   */
  public RunHost(Catalogue catalogue, RunObserver beside, BooleanSupplier interrupted) {
    this(catalogue, beside, interrupted, UnaryOperator.identity());
  }

  private RunHost(
      Catalogue catalogue,
      RunObserver beside,
      BooleanSupplier interrupted,
      UnaryOperator<String> place) {
    this.catalogue = catalogue;
    this.beside = beside;
    this.interrupted = interrupted;
    this.place = place;
  }

  /**
   * A host that computes where this says.
   *
   * @param choice the device to compute on for the one that a recipe names
   */
  RunHost placed(UnaryOperator<String> choice) {
    return new RunHost(catalogue, beside, interrupted, choice);
  }

  /**
   * Prepares and trains a claimed run and records its end. A fault of the program is recorded as
   * such and thrown on; a user's mistake is recorded with its sentence.
   *
   * @return the end state
   */
  public RunState host(RunClaim claim) {
    return hold(
        claim,
        () -> {
          try (RunExecution execution = prepare(claim)) {
            return train(claim, execution);
          }
        });
  }

  private RunExecution prepare(RunClaim claim) {
    RunSpec spec = claim.run().spec();
    RuntimeOptions options =
        RecordedRuntime.options(spec.training(), claim.record().earlierRuntime());
    return RunExecution.prepare(
        spec, catalogue, options.withDevice(place.apply(spec.training().device())));
  }

  /** {@link #host(RunClaim)} of a run that was prepared before it was claimed. */
  public RunState host(RunClaim claim, RunExecution execution) {
    return hold(claim, () -> train(claim, execution));
  }

  private RunState hold(RunClaim claim, Supplier<RunState> work) {
    claim.waitWith(
        new DiskPatience(
            claim.folder().path(), () -> interrupted.getAsBoolean() || claim.isStopWanted()));
    ScheduledExecutorService heart = heart(claim);
    try {
      return work.get();
    } catch (UserMistakeException mistake) {
      LOG.info("Run {} failed", claim.run().id(), mistake);
      return fail(claim, mistake.getMessage() + verdict(claim));
    } catch (ClaimLostException taken) {
      LOG.warn("Run {} was taken over", claim.run().id(), taken);
      return RunState.INTERRUPTED;
    } catch (RuntimeException | Error fault) {
      LOG.error("Run {} failed by a fault of the program", claim.run().id(), fault);
      fail(claim, "A fault of the program ended it (" + fault + "); see its log.");
      throw fault;
    } finally {
      heart.shutdownNow();
    }
  }

  /** A run that was taken over meanwhile is its new worker's to end. */
  private static RunState fail(RunClaim claim, String message) {
    try {
      claim.finish(RunState.FAILED, message);
      return RunState.FAILED;
    } catch (ClaimLostException taken) {
      LOG.warn("Run {} was taken over", claim.run().id(), taken);
      return RunState.INTERRUPTED;
    }
  }

  /** Of a repetition that failed, where it may have failed like what it repeats. */
  private static String verdict(RunClaim claim) {
    return claim.record().replayVerdict().map(verdict -> " " + verdict.sentence()).orElse("");
  }

  private RunState train(RunClaim claim, RunExecution execution) {
    RuntimeReport report = execution.report();
    String runtime = JsonMapper.builder().build().writeValueAsString(report);
    long step = Resumption.isNeeded(claim) ? Resumption.resume(claim, execution) : 0;
    claim.begin(report.device(), runtime, Provenance.of(claim.run().spec(), catalogue), step);
    Decisions decisions = new Decisions();
    RunControls controls = new RunControls(claim, execution, decisions, interrupted);
    RecordingObserver recorder =
        new RecordingObserver(
            claim,
            about(claim, runtime),
            execution.meter(),
            decisions,
            execution::steered,
            claim.patience());
    TrainingLoop.End end = run(execution, controls, recorder);
    recorder.flush();
    RunState state = new RunEnd(claim).record(end, controls.keep());
    LOG.info("Run {} ended {}", claim.run().id(), state);
    return state;
  }

  /** What was recorded up to a divergence shows how it came about. */
  private TrainingLoop.End run(
      RunExecution execution, RunControls controls, RecordingObserver recorder) {
    try {
      return execution.run(controls, both(recorder));
    } catch (TrainingDivergedException diverged) {
      recorder.flush();
      throw diverged;
    }
  }

  private static Map<String, String> about(RunClaim claim, String runtime) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("recipe", claim.run().recipe());
    about.put("runtime", runtime);
    about.put("version", BuildInfo.read().version());
    return about;
  }

  private static ScheduledExecutorService heart(RunClaim claim) {
    ScheduledThreadPoolExecutor heart =
        new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("heartbeat").factory());
    heart.scheduleAtFixedRate(claim::touch, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    heart.scheduleAtFixedRate(() -> beat(claim), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    return heart;
  }

  /** A beat that fails is told and the next one is tried: an executor drops a task that throws. */
  private static void beat(RunClaim claim) {
    try {
      claim.beat();
    } catch (DiskFullException | WorkspaceBusyException passing) {
      LOG.debug("Run {} beats on its lock only", claim.run().id(), passing); // who writes tells it
    } catch (WorkspaceException | ClaimLostException missed) {
      LOG.warn("Run {} missed a beat", claim.run().id(), missed);
    }
  }

  private RunObserver both(RunObserver recorder) {
    List<RunObserver> all = List.of(recorder, beside);
    return new RunObserver() {
      @Override
      public void stepped(StepRecord step) {
        all.forEach(each -> each.stepped(step));
      }

      @Override
      public void evaluated(Measurement measurement) {
        all.forEach(each -> each.evaluated(measurement));
      }

      @Override
      public void checkpoint(TrainingState state) {
        all.forEach(each -> each.checkpoint(state));
      }
    };
  }
}
