package org.leadlight.tensor;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.djl.pytorch.jni.LibUtils;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What libtorch's C++ side writes to standard error on its own. Its warnings speak to programmers
 * of libtorch and would stand between a user and the one sentence that concerns him; its errors
 * stay.
 */
final class EngineWarnings {

  private static final List<String> NAMES = List.of("libc10.so", "libc10.dylib");
  private static final String LEVEL = "FLAGS_caffe2_log_level";
  private static final int ERROR = 2; // c10/util/logging_is_not_google_glog.h

  private EngineWarnings() {}

  /** Silences the warnings of the loaded engine, where its library has the switch. */
  static void silence() {
    Path folder = Path.of(LibUtils.getLibtorchPath());
    NAMES.stream()
        .map(folder::resolve)
        .filter(Files::exists)
        .findFirst()
        .map(library -> SymbolLookup.libraryLookup(library, Arena.global()))
        .flatMap(symbols -> symbols.find(LEVEL))
        .ifPresent(level -> level.reinterpret(JAVA_INT.byteSize()).set(JAVA_INT, 0, ERROR));
  }
}
