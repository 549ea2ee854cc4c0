package org.leadlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadlight.TinyRun;
import org.leadlight.plot.attack.SmallReport;
import org.leadlight.run.attack.AttackerKind;
import org.leadlight.workspace.Workspace;
import tools.jackson.databind.JsonNode;

class AttackCommandTest {

  @TempDir private Path folder;

  private Terminal call(Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--workspace", folder));
    return Terminal.run(all.toArray());
  }

  @Test
  void attackersReadARunAndItsReportIsPrintedAndWritten() throws IOException {
    try (Workspace workspace = Workspace.open(folder)) {
      TinyRun.train(workspace, TinyRun.enqueue(workspace, 2));
    }
    call("report", "1").isRefusedWith("no report yet", "leadlight attack 1");
    Terminal table = call("attack", "1", "--attackers", "nearest_l2", "--victims", "4");
    assertEquals(0, table.exitCode(), table.err());
    assertTrue(table.out().contains("Run 1 after step 2, 4 conversations"), table.out());
    assertTrue(table.out().contains("Nearest word"), table.out());
    assertTrue(table.out().contains("Controls: 2 of 2 came out as they must."), table.out());
    assertTrue(table.out().contains("Worst attacker on one release"), table.out());
    assertTrue(table.out().contains("no guarantee"), table.out());
    JsonNode json =
        call("attack", "1", "--attackers", "nearest_l2,sign_flipped", "--victims", "2", "--json")
            .json();
    assertEquals(1, json.path("run").asLong());
    assertEquals(2, json.path("plan").path("attackers").size());
    JsonNode efforts =
        call(
                "attack",
                "1",
                "--attackers",
                "ridge",
                "--effort",
                "0.01,0.02",
                "--victims",
                "2",
                "--skip",
                "2",
                "--json")
            .json();
    assertEquals(4, efforts.path("rows").size(), "two efforts and two controls");
    Path page = folder.resolve("out/report.html");
    assertEquals(0, call("report", "1", "-o", page).exitCode());
    assertTrue(Files.readString(page).contains("Privacy report of run 1"));
    call("attack", "1", "--step", "1").isRefusedWith("no weights after step 1");
    call("attack", "1", "--attackers", "psychic").isRefusedWith("no attacker psychic", "ridge");
    call("attack", "1", "--seeds", "0").isRefusedWith("--seeds is 0");
    call("attack", "1", "--skip", "500").isRefusedWith("500 are skipped");
    call("attack", "1", "--effort", "0").isRefusedWith("--effort has 0");
    call("attack", "1", "--cancel").isRefusedWith("No attack on run 1 waits");
    call("attack", "7").isRefusedWith("no run 7");
  }

  @Test
  void aFailedControlIsSaidInPlaceOfAHeadline() {
    SmallReport report = SmallReport.empty().leaking(0.4).attack(AttackerKind.MLP, 0.1, 0.6);
    String plain = new AttackTable(report.report(), false).text();
    assertTrue(plain.contains("No headline: a control did not come out as it must"), plain);
    assertTrue(plain.contains("mlp reads 40.0 % where everything leaks"), plain);
    assertFalse(plain.contains("Worst attacker"), plain);
    assertFalse(plain.contains("\u001b"), "a file gets no colours");
    assertTrue(new AttackTable(report.report(), true).text().contains("\u001b[31m"));
  }
}
