package org.leadlight.plot.attack;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.leadlight.run.attack.AttackReport;
import org.leadlight.run.attack.AttackRow;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.run.attack.Mechanism;

/** The words about attackers that window, report and command line share, all from one bundle. */
public final class AttackWords {

  /** Where the words lie on the class path. */
  public static final String PATH = "/assets/text/attacks.properties";

  private final ResourceBundle bundle;

  private AttackWords(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /** Reads the bundle from the class path. */
  public static AttackWords load() {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(AttackWords.class.getResourceAsStream(PATH), PATH),
            StandardCharsets.UTF_8)) {
      return new AttackWords(new PropertyResourceBundle(reader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a key. */
  public String get(String key) {
    return bundle.getString(key);
  }

  /** The text of a key with {0}, {1} replaced; arguments are written as they are. */
  public String format(String key, Object... arguments) {
    Object[] words = new Object[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(words);
  }

  /** What every report says of itself. */
  public String promise() {
    return get("promise");
  }

  /** Which attackers could be worse than the headline but were not run; empty for none. */
  public String missing(AttackReport report) {
    List<AttackerKind> missing = report.missing();
    return missing.isEmpty() ? "" : format("promise.missing", titles(missing));
  }

  /** What the points of the readings are. */
  public String measure() {
    return get("plot.share");
  }

  /** An attacker's name. */
  public String title(AttackerKind kind) {
    return get("attacker." + kind.id());
  }

  /** What the points of other mechanisms are. */
  public String measure(BaselinePlot plot) {
    return format("baselines.of", titles(plot.readers()));
  }

  private String titles(List<AttackerKind> kinds) {
    return kinds.stream().map(this::title).collect(Collectors.joining(", "));
  }

  /** An attacker's name with its layer or number of releases. */
  public String full(AttackRow row) {
    return row.detail().isEmpty()
        ? title(row.kind())
        : format("detail.name", title(row.kind()), detail(row));
  }

  /** How the attacker of a row works, in a few words: its layer or releases where it has them. */
  public String how(AttackRow row) {
    return row.detail().isEmpty() ? get("attacker." + row.kind().id() + ".how") : detail(row);
  }

  private String detail(AttackRow row) {
    boolean averages =
        row.kind() == AttackerKind.AVERAGED_NEAREST || row.kind() == AttackerKind.AVERAGED_MLP;
    return format(averages ? "detail.releases" : "detail.layer", row.detail().orElse(0));
  }

  /** A mechanism's name. */
  public String mechanism(Mechanism mechanism) {
    return get("mechanism." + mechanism.id());
  }

  /** A figure's name in words; one that the bundle lacks reads as it is written. */
  public String figure(String name) {
    String key = "figure." + name;
    return bundle.containsKey(key)
        ? bundle.getString(key)
        : reading(name).orElseGet(() -> name.replace('_', ' '));
  }

  /** What {@code mlp_private} and the like mean. */
  private Optional<String> reading(String name) {
    int last = name.lastIndexOf('_');
    String which = name.substring(last + 1);
    return last < 0 || !(which.equals("private") || which.equals("all"))
        ? Optional.empty()
        : AttackerKind.of(name.substring(0, last))
            .map(kind -> format("read." + which, title(kind)));
  }
}
