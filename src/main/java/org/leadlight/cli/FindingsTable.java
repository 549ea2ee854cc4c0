package org.leadlight.cli;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.leadlight.run.Finding;

/** Findings laid out for people, in plain ASCII where the terminal writes nothing else. */
final class FindingsTable {

  private static final int WIDTH = 100;
  private static final int LEFT = 32;

  private final boolean plain;

  /** A table for a terminal that writes in a character set. */
  FindingsTable(Charset terminal) {
    this.plain = !terminal.newEncoder().canEncode("✓·✗→");
  }

  String text(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    String area = "";
    for (Finding finding : findings) {
      if (!finding.area().equals(area)) {
        text.append(area.isEmpty() ? "" : System.lineSeparator());
      }
      String label = finding.area().equals(area) ? "" : finding.area();
      area = finding.area();
      String left = String.format("%-10s %-3s%-17s ", label, mark(finding), finding.subject());
      append(text, left, finding.found());
      if (!finding.remedy().isEmpty()) {
        append(text, String.format("%" + LEFT + "s", ""), arrow() + finding.remedy());
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String left, String words) {
    String beside = left;
    for (String line : wrapped(words)) {
      text.append(beside).append(line).append(System.lineSeparator());
      beside = " ".repeat(LEFT);
    }
  }

  private static List<String> wrapped(String words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH - LEFT) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private String mark(Finding finding) {
    return switch (finding.verdict()) {
      case GOOD -> plain ? "ok" : "✓";
      case ASIDE -> plain ? "-" : "·";
      case MISSING -> plain ? "!!" : "✗";
    };
  }

  private String arrow() {
    return plain ? "-> " : "→ ";
  }
}
