package org.leadlight.app.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leadlight.app.shell.FaultCode;
import org.slf4j.LoggerFactory;

class FaultLogTest {

  @Test
  void anErrorThatIsLoggedWithItsCauseIsKeptUntilNobodyListens() {
    FaultLog log = new FaultLog(Runnable::run);
    LoggerFactory.getLogger("test").warn("no fault", new IllegalStateException("warned"));
    LoggerFactory.getLogger("test").error("a fault", new IllegalStateException("broken"));
    log.close();
    LoggerFactory.getLogger("test").error("a fault", new IllegalStateException("later"));
    List<FaultDetails> faults = log.faultsProperty().get();
    assertEquals(1, faults.size());
    assertTrue(faults.getFirst().summary().contains("broken"));
  }

  @Test
  void theDetailsHoldCodePlaceAndVersions() {
    FaultDetails details =
        FaultDetails.of(Instant.EPOCH, new IllegalStateException("outer", failure("inner")));
    String report = details.report(List.of("Leadlight 1.2.3", "Java 25"));
    assertTrue(report.contains(details.code()), report);
    assertTrue(report.contains("1970-01-01T00:00:00Z"), report);
    assertTrue(report.contains("Leadlight 1.2.3"), report);
    assertTrue(report.contains("inner"), report);
    assertTrue(report.contains("FaultLogTest"), report);
  }

  @Test
  void theCodeIsOfTheKindAndThePlaceNotOfTheMessage() {
    String code = FaultCode.of(failure("file A"));
    assertTrue(code.matches("[0-9A-Z]{4}-[0-9A-Z]{4}"), code);
    assertEquals(code, FaultCode.of(failure("file B")));
    assertNotEquals(code, FaultCode.of(new IllegalStateException("file A")));
  }

  private static Throwable failure(String message) {
    return new IllegalArgumentException(message);
  }
}
