package org.leadlight.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MachineTest {

  @Test
  void theReportOfAWorkerSaysWhereItComputes() {
    String report =
        "{\"engine\":\"PyTorch\",\"device\":\"cuda:1\",\"memoryBytes\":85899345920,\"processors\":16}";
    assertEquals(new Machine("cuda:1", 80L << 30, 16), Machine.fromReport(report));
  }

  @Test
  void anOlderReportLeavesTheRestUnknown() {
    assertEquals(new Machine("cpu", 0, 0), Machine.fromReport("{\"device\":\"cpu\"}"));
    assertEquals(Machine.UNKNOWN, Machine.fromReport("not JSON"));
  }
}
