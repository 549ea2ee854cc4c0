package org.leadlight.cli;

import java.util.Locale;
import org.leadlight.run.InspectedPrompt;
import org.leadlight.run.InspectedToken;
import org.leadlight.run.Inspection;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a prompt became, as the command line shows it. */
final class InspectionReport {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final long run;
  private final InspectedPrompt prompt;

  InspectionReport(long run, InspectedPrompt prompt) {
    this.run = run;
    this.prompt = prompt;
  }

  /** run, step, prompt, tokens (text, start, end, guess, rank, private), both answers, kept. */
  ObjectNode json() {
    Inspection inspection = prompt.inspection();
    ObjectNode tree = JSON.createObjectNode();
    tree.put("run", run).put("step", prompt.step()).put("prompt", inspection.prompt());
    ArrayNode tokens = tree.putArray("tokens");
    for (InspectedToken token : inspection.tokens()) {
      tokens
          .addObject()
          .put("text", words(token))
          .put("start", token.start())
          .put("end", token.end())
          .put("guess", token.guess())
          .put("rank", token.rank())
          .put("private", token.isPrivate());
    }
    return tree.put("clean_answer", inspection.cleanAnswer())
        .put("transformed_answer", inspection.transformedAnswer())
        .put("answer_kept", inspection.answerKept());
  }

  String table() {
    Inspection inspection = prompt.inspection();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Run %d after step %d%n  %-20s %-20s %8s%n",
            run,
            prompt.step(),
            "word",
            "read as",
            "rank"));
    inspection.tokens().forEach(token -> text.append(line(token)));
    long read = inspection.tokens().stream().filter(token -> token.rank() == 1).count();
    text.append(
        String.format(
            Locale.ROOT,
            "  %d of %d read%n%nclean answer        %s%ntransformed answer  %s  (%s)%n",
            read,
            inspection.tokens().size(),
            inspection.cleanAnswer(),
            inspection.transformedAnswer(),
            inspection.answerKept() ? "kept" : "not kept"));
    return text.toString();
  }

  private String line(InspectedToken token) {
    return String.format(
        Locale.ROOT,
        "  %-20s %-20s %8d%s%n",
        words(token).strip(),
        token.guess().strip(),
        token.rank(),
        token.isPrivate() ? "  private" : "");
  }

  private String words(InspectedToken token) {
    return prompt.inspection().prompt().substring(token.start(), token.end());
  }
}
