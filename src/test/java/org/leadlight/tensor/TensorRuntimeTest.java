package org.leadlight.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Starting the engine and choosing a device. */
class TensorRuntimeTest {

  @ParameterizedTest
  @CsvSource({
    "auto, 0, cpu",
    "auto, 2, cuda:0",
    "cpu, 2, cpu",
    "CPU, 0, cpu",
    "cuda, 1, cuda:0",
    "cuda:1, 2, cuda:1"
  })
  void aDeviceIsChosenByItsName(String asked, int gpus, String expected) {
    assertEquals(expected, DeviceChoice.name(DeviceChoice.choose(asked, gpus)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpu|1|The device \"gpu\" is not known; write auto, cpu or cuda:N (N from 0).",
        "cuda:0|0|The device cuda:0 was asked for, but no usable GPU was found; choose auto or cpu,"
            + " or install the NVIDIA driver and the engine's CUDA libraries.",
        "cuda:1|1|The device cuda:1 was asked for, but there is one GPU, cuda:0; choose one of"
            + " these, auto or cpu.",
      })
  void aDeviceThatIsNotThereIsExplainedInASentence(String asked, int gpus, String sentence) {
    DeviceException fault =
        assertThrows(DeviceException.class, () -> DeviceChoice.choose(asked, gpus));
    assertEquals(sentence, fault.getMessage());
  }

  @Test
  void theReportSaysWhatRuns() {
    try (TensorRuntime runtime = TensorRuntime.start(RuntimeOptions.cpu())) {
      assertEquals(Device.cpu(), runtime.device());
      assertTrue(runtime.report().engine().startsWith("PyTorch 2."), runtime.report().engine());
      assertEquals("cpu", runtime.report().device());
      assertEquals(1, runtime.report().threads());
      assertTrue(runtime.report().startSeconds() > 0);
      assertTrue(Utils.isOfflineMode());
      assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
    }
  }

  @Test
  void ofTwoRuntimesTheOneThatComputesHasItsOwnThreads() {
    try (TensorRuntime one = TensorRuntime.start(RuntimeOptions.cpu());
        TensorRuntime two = TensorRuntime.start(new RuntimeOptions("cpu", 2))) {
      assertEquals(2, JniUtils.getNumThreads());
      one.useThreads();
      assertEquals(1, JniUtils.getNumThreads());
      two.useThreads();
      assertEquals(2, JniUtils.getNumThreads());
      one.useThreads();
    }
  }

  @Test
  void forcedChoicesAreKept() {
    AtenChoices forced =
        AtenChoices.all(AtenRoute.COMPOSED).with(AtenOperation.SILU, AtenRoute.NATIVE);
    RuntimeOptions options =
        RuntimeOptions.cpu()
            .withAten(new AtenPolicy.Forced(forced))
            .withMatmul(MatmulPolicy.STANDARD);
    try (TensorRuntime runtime = TensorRuntime.start(options)) {
      assertEquals(forced, runtime.report().aten());
      assertEquals(MatmulChoice.standard(), runtime.report().matmul());
    }
  }

  @Test
  void theFastProductIsUsedOnlyWhenItIsFasterAndExactEnough() {
    try (TensorRuntime runtime = TensorRuntime.start(RuntimeOptions.cpu())) {
      MatmulChoice choice = runtime.report().matmul();
      assertEquals(
          choice.fast(),
          choice.speedup() >= MatmulSwitch.LEAST_SPEEDUP
              && choice.relativeError() <= MatmulSwitch.LARGEST_ERROR);
    }
  }

  @Test
  void fewerThanOneThreadIsRefused() {
    assertThrows(DeviceException.class, () -> new RuntimeOptions("cpu", 0));
  }
}
