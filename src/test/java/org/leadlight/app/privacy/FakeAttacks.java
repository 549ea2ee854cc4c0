package org.leadlight.app.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadlight.run.UserMistakeException;
import org.leadlight.run.attack.AttackPlan;

/** Attacks that stand as they are told to and remember what was asked. */
public class FakeAttacks implements PrivacyBackend {

  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  public volatile @Nullable PrivacyReading next;
  public volatile String refusal = "";
  public volatile OptionalLong wanted = OptionalLong.empty();

  @Override
  public Optional<PrivacyReading> read(OptionalLong run) {
    wanted = run;
    PrivacyReading now = next;
    next = null;
    return Optional.ofNullable(now);
  }

  private void take(String request) {
    if (!refusal.isEmpty()) {
      throw new UserMistakeException(refusal);
    }
    asked.add(request);
  }

  @Override
  public void attack(long run, long step, AttackPlan plan, boolean baselines) {
    take(
        "attack "
            + run
            + " at "
            + step
            + " with "
            + plan.attackers().size()
            + (baselines ? " and baselines" : ""));
  }

  @Override
  public void startAgain(long attack) {
    take("again " + attack);
  }

  @Override
  public void cancel(long attack) {
    take("cancel " + attack);
  }

  @Override
  public String page(long run) {
    take("page " + run);
    return "<p>page of run " + run + "</p>";
  }
}
