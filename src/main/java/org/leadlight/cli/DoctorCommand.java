package org.leadlight.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.leadlight.run.BuildInfo;
import org.leadlight.run.Finding;
import org.leadlight.run.Finding.Verdict;
import org.leadlight.workspace.WorkspaceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what the program needs, what of it is there, and what to do about the rest. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Looks at Java, the desktop, the engine, the model and the workspace; ends with 2 when"
            + " something that is needed is missing.")
final class DoctorCommand implements Callable<Integer> {

  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  private final Supplier<List<Finding>> desktop;

  /**
   * A doctor.
   *
   * @param desktop looks at what a window and its texts need
   */
  DoctorCommand(Supplier<List<Finding>> desktop) {
    this.desktop = desktop;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>(MachineCheck.findings());
    findings.addAll(desktop.get());
    findings.addAll(EngineCheck.findings());
    List<Finding> place = new WorkspaceCheck(workspace.folder()).findings();
    findings.addAll(place);
    findings.add(
        missing(place).isEmpty()
            ? ModelCheck.finding(workspace.folder())
            : ModelCheck.withoutWorkspace());
    List<Finding> missing = missing(findings);
    System.out.print(json ? json(findings, missing) : table(findings, missing));
    return missing.isEmpty() ? 0 : LeadlightCommand.MISTAKE;
  }

  private static List<Finding> missing(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.verdict() == Verdict.MISSING).toList();
  }

  private static String table(List<Finding> findings, List<Finding> missing) {
    String end = System.lineSeparator();
    String heading =
        String.format(
            "Leadlight %s on %s %s, %s",
            BuildInfo.read().version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
    String verdict =
        missing.isEmpty()
            ? "Everything the program needs is there."
            : "Missing: "
                + missing.stream()
                    .map(finding -> finding.area() + " " + finding.subject())
                    .collect(Collectors.joining(", "))
                + ".";
    return heading
        + end
        + end
        + new FindingsTable(System.out.charset()).text(findings)
        + end
        + verdict
        + end;
  }

  private static String json(List<Finding> findings, List<Finding> missing) {
    ObjectNode tree = JsonMapper.builder().build().createObjectNode();
    tree.put("version", BuildInfo.read().version());
    tree.put("works", missing.isEmpty());
    ArrayNode list = tree.putArray("findings");
    for (Finding finding : findings) {
      list.addObject()
          .put("area", finding.area())
          .put("subject", finding.subject())
          .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT))
          .put("found", finding.found())
          .put("remedy", finding.remedy());
    }
    return tree + System.lineSeparator();
  }
}
