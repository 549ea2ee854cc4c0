package org.leadlight.app.settings;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.leadlight.app.shell.FaultCode;

/**
 * A fault of the program that the window met.
 *
 * @param time when
 * @param code its short name
 * @param summary what went wrong, in one line
 * @param trace where, as Java prints it
 */
public record FaultDetails(Instant time, String code, String summary, String trace) {

  /** The details of a fault. */
  static FaultDetails of(Instant time, Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    String first = trace.toString().lines().findFirst().orElse("");
    return new FaultDetails(time, FaultCode.of(fault), first, trace.toString());
  }

  /** Everything that somebody needs who is to find the fault. */
  String report(List<String> versions) {
    return "Leadlight fault %s at %s%n%s%n%n%s"
        .formatted(code, time, String.join(System.lineSeparator(), versions), trace);
  }
}
