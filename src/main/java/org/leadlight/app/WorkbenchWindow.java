package org.leadlight.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.leadlight.app.learn.LearnBackend;
import org.leadlight.app.learn.LearnController;
import org.leadlight.app.learn.LearnViewModel;
import org.leadlight.app.privacy.PrivacyBackend;
import org.leadlight.app.privacy.PrivacyController;
import org.leadlight.app.privacy.PrivacyViewModel;
import org.leadlight.app.runs.QueueController;
import org.leadlight.app.runs.RunDetailController;
import org.leadlight.app.runs.RunsBackend;
import org.leadlight.app.runs.RunsController;
import org.leadlight.app.runs.RunsViewModel;
import org.leadlight.app.settings.FaultLog;
import org.leadlight.app.settings.LogController;
import org.leadlight.app.settings.SettingsBackend;
import org.leadlight.app.settings.SettingsController;
import org.leadlight.app.settings.SettingsViewModel;
import org.leadlight.app.shell.AfterFrame;
import org.leadlight.app.shell.Appearance;
import org.leadlight.app.shell.FullTexts;
import org.leadlight.app.shell.FxmlFile;
import org.leadlight.app.shell.Parts;
import org.leadlight.app.shell.Preferences;
import org.leadlight.app.shell.Screen;
import org.leadlight.app.shell.Screens;
import org.leadlight.app.shell.ShellController;
import org.leadlight.app.shell.Shortcut;
import org.leadlight.app.shell.Shortcuts;
import org.leadlight.app.shell.StatusViewModel;
import org.leadlight.app.shell.Texts;
import org.leadlight.app.shell.Views;
import org.leadlight.app.tour.Tour;
import org.leadlight.app.tour.TourOverlay;
import org.leadlight.app.tour.TourViewModel;
import org.leadlight.app.workbench.ChartFiles;
import org.leadlight.app.workbench.DeviceNames;
import org.leadlight.app.workbench.DraftStore;
import org.leadlight.app.workbench.PathChooser;
import org.leadlight.app.workbench.RecipeFacts;
import org.leadlight.app.workbench.RecipeFiles;
import org.leadlight.app.workbench.RecipeHistory;
import org.leadlight.app.workbench.RecipeViewModel;
import org.leadlight.app.workbench.RunBackend;
import org.leadlight.app.workbench.RunReader;
import org.leadlight.app.workbench.RunRehearsal;
import org.leadlight.app.workbench.RunSnapshot;
import org.leadlight.app.workbench.SideController;
import org.leadlight.app.workbench.WordsController;
import org.leadlight.app.workbench.WordsViewModel;
import org.leadlight.app.workbench.WorkbenchController;
import org.leadlight.app.workbench.WorkbenchViewModel;
import org.leadlight.app.workbench.WorkspaceFacts;
import org.leadlight.run.Factories;
import org.leadlight.run.Recipes;
import org.leadlight.run.RunSpec;

/** The parts of the window, put together: view models, controllers and views of one scene. */
public final class WorkbenchWindow {

  private static final Duration PAUSE = Duration.ofMillis(150);
  // A question may wait for minutes; on a thread of its own it holds up nothing else.
  private static final Executor QUESTIONS =
      question -> Thread.ofPlatform().daemon().name("workspace-question").start(question);

  private static final Duration GROWTH_PAUSE = Duration.ofMillis(400);
  private static final Duration RUNS_PAUSE = Duration.ofMillis(500);

  private final Texts texts;
  private final Screens screens = new Screens();
  private final Appearance appearance = new Appearance();
  private final StatusViewModel status = new StatusViewModel();
  private final RecipeViewModel recipe;
  private final WorkbenchViewModel workbench;
  private final WordsViewModel words;
  private final RunReader reader;
  private final RunsViewModel runs;
  private final PrivacyViewModel privacy;
  private final Preferences preferences = new Preferences(appearance);
  private final TourViewModel tour =
      new TourViewModel(Tour::ofTheWorkbench, preferences.tourProperty(), this::showTheWorkbench);
  private final FaultLog faults;
  private SettingsBackend settingsBackend = SettingsBackend.OF_NOTHING;
  private @Nullable SettingsViewModel settings;
  private final LearnViewModel learn;
  private final AfterFrame afterFrame = new AfterFrame();
  private final Executor background;
  private final Executor window;
  private final RecipeHistory history;
  private final RecipeFacts facts;

  /**
   * The parts, without a scene yet.
   *
   * @param backend the workspace
   * @param runsBackend the same workspace for the screen of runs
   * @param privacyBackend the same workspace for the screen of privacy
   * @param learnBackend the same workspace for the lessons
   * @param drafts keeps what is typed
   * @param layers decoder layers of the bundled model
   * @param background runs what may block
   * @param window runs a task on the FX thread
   */
  public WorkbenchWindow(
      RunBackend backend,
      RunsBackend runsBackend,
      PrivacyBackend privacyBackend,
      LearnBackend learnBackend,
      DraftStore drafts,
      int layers,
      Executor background,
      Executor window) {
    this(
        backend,
        runsBackend,
        privacyBackend,
        learnBackend,
        drafts,
        layers,
        background,
        window,
        Texts.load());
  }

  /** The same parts in other words. */
  public WorkbenchWindow(
      RunBackend backend,
      RunsBackend runsBackend,
      PrivacyBackend privacyBackend,
      LearnBackend learnBackend,
      DraftStore drafts,
      int layers,
      Executor background,
      Executor window,
      Texts texts) {
    this.texts = texts;
    this.background = background;
    this.window = window;
    recipe = new RecipeViewModel(Factories.all(), Recipes.DEMONSTRATION, layers);
    history = new RecipeHistory(recipe, System::nanoTime);
    facts = new RecipeFacts(recipe, backend.sources(), WorkbenchWindow::read, window, texts);
    workbench = new WorkbenchViewModel(recipe, backend, background, window, texts);
    words = new WordsViewModel(backend, QUESTIONS, pauseBefore(window, PAUSE), window, texts);
    reader = new RunReader(backend, window, this::show);
    runs = new RunsViewModel(runsBackend, background, window, texts, this::openInWorkbench);
    privacy = new PrivacyViewModel(privacyBackend, background, window, texts);
    faults = new FaultLog(window);
    learn =
        new LearnViewModel(
            learnBackend,
            QUESTIONS,
            background,
            pauseBefore(window, GROWTH_PAUSE),
            window,
            texts,
            this::openInWorkbench);
    workbench.chosenProperty().subscribe(reader::choose);
    screens.shownProperty().subscribe(shown -> runs.reader().watch(shown == Screen.RUNS));
    screens.shownProperty().subscribe(shown -> privacy.reader().watch(shown == Screen.PRIVACY));
    screens.shownProperty().subscribe(shown -> learn.watch(shown == Screen.LEARN));
    screens.aloneProperty().bind(learn.presentingProperty());
    recipe.changes().subscribe(() -> keep(drafts, window));
    words.changes().subscribe(() -> keep(drafts, window));
    learn.changes().subscribe(() -> keep(drafts, window));
    workbench.stateProperty().subscribe(facts::refreshEstimate);
    new TourActions(workbench, words, screens).tell(tour);
    bindStatus();
    status.savedProperty().set(texts.get("status.saved"));
  }

  /** Light or dark. */
  public Appearance appearance() {
    return appearance;
  }

  /** What was chosen of the window. */
  public Preferences preferences() {
    return preferences;
  }

  /** The tour of the workbench; it begins when it is told to. */
  public TourViewModel tour() {
    return tour;
  }

  /** Gives the screen of settings its workspace; before the scene is built. */
  public void useSettings(SettingsBackend backend) {
    settingsBackend = backend;
  }

  /** The view model of the screen of settings. */
  public SettingsViewModel settings() {
    SettingsViewModel made = settings;
    if (made == null) {
      made =
          new SettingsViewModel(
              settingsBackend, preferences, recipe, faults, background, window, texts);
      settings = made;
    }
    return made;
  }

  /** The workbench's view model. */
  public WorkbenchViewModel workbench() {
    return workbench;
  }

  /** Everything typed and chosen, to be brought back by {@link #restore}. */
  public Map<String, String> draft() {
    Map<String, String> draft = new LinkedHashMap<>(recipe.draft());
    draft.putAll(facts.draft());
    draft.putAll(words.draft());
    draft.putAll(learn.draft());
    return draft;
  }

  /** Brings back what was typed and chosen. */
  public void restore(Map<String, String> draft) {
    facts.restore(draft);
    recipe.restore(draft);
    words.restore(draft);
    learn.restore(draft);
  }

  /** What reads the workspace for the window. */
  public RunReader reader() {
    return reader;
  }

  /** Reads the workspace from now on; what shows the first run is rehearsed before. */
  public void startReading(ScheduledExecutorService executor, Duration pause) {
    executor.execute(new RunRehearsal(texts));
    reader.startOn(executor, pause);
    runs.reader().startOn(executor, RUNS_PAUSE);
    privacy.reader().startOn(executor, RUNS_PAUSE);
    settings().startOn(executor, RUNS_PAUSE);
  }

  /** Lets go of what is shared with the whole process; once the window is closed. */
  public void close() {
    faults.close();
  }

  /** Which screen is shown. */
  public Screens screens() {
    return screens;
  }

  /** The view model of the screen of runs. */
  public RunsViewModel runs() {
    return runs;
  }

  /** The view model of the screen of privacy. */
  public PrivacyViewModel privacy() {
    return privacy;
  }

  /** The view model of the lessons. */
  public LearnViewModel learn() {
    return learn;
  }

  /** Shows the recipe of a file in the workbench, as the next one; on the FX thread. */
  public void openRecipe(Path file) {
    showTheWorkbench();
    recipeFiles().open(file);
  }

  private void openInWorkbench(long run) {
    workbench.chosenProperty().set(OptionalLong.of(run));
    showTheWorkbench();
  }

  private void showTheWorkbench() {
    screens.shownProperty().set(Screen.WORKBENCH);
  }

  /** The words of the window. */
  public Texts texts() {
    return texts;
  }

  /** Builds the scene; on the FX thread. */
  public Scene scene(double width, double height) {
    Views views = new Views(texts);
    WorkbenchController controller =
        new WorkbenchController(workbench, appearance.darkProperty(), views, files());
    WordsController panel = new WordsController(words, texts);
    Parent screen =
        views.load(
            FxmlFile.WORKBENCH,
            controller,
            new SideController(workbench, facts, history, recipeFiles(), views),
            panel);
    screens
        .add(Screen.WORKBENCH, () -> screen)
        .add(Screen.RUNS, () -> runsScreen(views))
        .add(Screen.PRIVACY, () -> privacyScreen(views))
        .add(Screen.LEARN, () -> learnScreen(views))
        .add(Screen.SETTINGS, () -> settingsScreen(views));
    screens.shownProperty().subscribe(shown -> settings().watch(shown == Screen.SETTINGS));
    Shortcuts shortcuts = new Shortcuts();
    Parent root =
        views.load(
            FxmlFile.SHELL, new ShellController(status, appearance, shortcuts, texts, screens));
    Scene scene = new Scene(root, width, height);
    appearance.applyTo(scene);
    FullTexts.applyTo(scene);
    addKeys(shortcuts, controller, panel, new Parts(scene));
    shortcuts.applyTo(scene);
    TourOverlay.over(scene, (Pane) root, tour, screens.aloneProperty(), texts);
    return scene;
  }

  private Parent runsScreen(Views views) {
    return views.load(
        FxmlFile.RUNS,
        new RunsController(runs, texts),
        new RunDetailController(runs, texts, PathChooser.ofTheSystem(texts)),
        new QueueController(runs.queue(), texts));
  }

  private Parent privacyScreen(Views views) {
    return views.load(
        FxmlFile.PRIVACY,
        new PrivacyController(
            privacy, appearance.darkProperty(), texts, PathChooser.ofTheSystem(texts)));
  }

  private Parent settingsScreen(Views views) {
    return views.load(
        FxmlFile.SETTINGS,
        new SettingsController(settings(), texts, PathChooser.ofTheSystem(texts)),
        new LogController(settings().log(), texts));
  }

  private Parent learnScreen(Views views) {
    return views.load(
        FxmlFile.LEARN,
        new LearnController(
            learn, appearance.darkProperty(), texts, PathChooser.ofTheSystem(texts)));
  }

  /** Files are read beside the commands, which they must not hold up. */
  private static void read(Runnable task) {
    Thread.ofVirtual().name("recipe-files").start(task);
  }

  private RecipeFiles recipeFiles() {
    PathChooser chooser =
        PathChooser.ofTheSystem(
            texts,
            () -> preferences.modelsProperty().get(),
            () -> preferences.conversationsProperty().get());
    return new RecipeFiles(workbench, background, window, texts, chooser);
  }

  private void addKeys(
      Shortcuts shortcuts, WorkbenchController controller, WordsController panel, Parts parts) {
    shortcuts
        .on(Shortcut.START, workbench::start)
        .on(Shortcut.STOP, workbench::stop)
        .on(Shortcut.PAUSE, workbench.commands()::pauseOrResume)
        .on(Shortcut.SIDE, workbench.steering()::toggle)
        .on(Shortcut.BACK, workbench.steering()::goBack)
        .on(Shortcut.EVALUATE, workbench.commands()::evaluate)
        .on(Shortcut.EXPORT, controller::openExport)
        .on(Shortcut.COPY_AS_COMMAND, controller::copyAsCommand)
        .on(Shortcut.WORDS, panel::fold)
        .on(Shortcut.TOUR, tour::start)
        .on(Shortcut.PRESENT, this::present)
        .on(Shortcut.NEXT_PART, () -> parts.move(1))
        .on(Shortcut.PREVIOUS_PART, () -> parts.move(-1));
  }

  private void present() {
    if (screens.shownProperty().get() == Screen.LEARN) {
      learn.presentingProperty().set(!learn.presentingProperty().get());
    }
  }

  private ChartFiles files() {
    return new ChartFiles(workbench, background, texts, ChartFiles.systemDialog(texts));
  }

  private void show(RunSnapshot snapshot) {
    workbench.show(snapshot);
    afterFrame.run(() -> words.show(snapshot));
  }

  private static Executor pauseBefore(Executor window, Duration pause) {
    return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, window);
  }

  private void keep(DraftStore drafts, Executor window) {
    status.savedProperty().set(texts.get("status.saving"));
    drafts.keep(
        draft(),
        () -> window.execute(() -> status.savedProperty().set(texts.get("status.saved"))),
        () -> window.execute(() -> status.savedProperty().set(texts.get("status.unsaved"))));
  }

  private void bindStatus() {
    ObservableValue<WorkspaceFacts> facts = workbench.snapshotProperty().map(RunSnapshot::facts);
    status
        .workspaceProperty()
        .bind(facts.map(known -> texts.format("status.workspace", known.folder())));
    status
        .workersProperty()
        .bind(facts.map(known -> counted("status.workers", known.workers(), "none")));
    status
        .queueProperty()
        .bind(facts.map(known -> counted("status.queue", known.queued(), "empty")));
    status.warningProperty().bind(workbench.snapshotProperty().map(this::warning));
    status
        .deviceProperty()
        .bind(
            recipe
                .specProperty()
                .map(RunSpec::training)
                .map(
                    training ->
                        texts.format("status.device", DeviceNames.ofRecipe(texts, training))));
  }

  private String warning(RunSnapshot shown) {
    if (!shown.facts().diskFull()) {
      return "";
    }
    boolean trains = shown.head().filter(run -> run.state().isObeying()).isPresent();
    return texts.get(trains ? "status.disk.full" : "status.disk.full.idle");
  }

  private String counted(String key, int count, String nothing) {
    return switch (count) {
      case 0 -> texts.get(key + "." + nothing);
      case 1 -> texts.get(key + ".one");
      default -> texts.format(key + ".many", count);
    };
  }
}
