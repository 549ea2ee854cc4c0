package org.leadlight.app.desktop;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks the system, before JavaFX does and without its crashes, whether a window can be opened: an X
 * display that answers, and at least one font.
 */
public final class DesktopCheck {

  private static final String FONTS_REMEDY =
      "install fontconfig, a font such as fonts-dejavu-core, libpangoft2-1.0-0 and libfreetype6.";
  private static final List<String> FONT_LIBRARIES =
      List.of("libfontconfig.so.1", "libfreetype.so.6", "libpangoft2-1.0.so.0");
  private static final List<String> WINDOW_LIBRARIES =
      List.of("libgtk-3.so.0", "libXtst.so.6", "libX11.so.6");

  private DesktopCheck() {}

  /** Why no display can be opened, in one sentence; empty when one can. */
  public static Optional<String> displayFault() {
    if (headlessPlatform() || !linux()) {
      return Optional.empty();
    }
    String name = System.getenv("DISPLAY");
    if (name == null || name.isBlank()) {
      return Optional.of("No display can be opened: DISPLAY is not set.");
    }
    return displayAnswers()
        ? Optional.empty()
        : Optional.of("No display can be opened: the X display " + name + " does not answer.");
  }

  /** Why no text could be drawn, in one sentence; empty when there are fonts. */
  public static Optional<String> fontFault() {
    if (!linux()) {
      return Optional.empty();
    }
    for (String library : FONT_LIBRARIES) {
      if (!loadable(library)) {
        return Optional.of("The library " + library + " is missing; " + FONTS_REMEDY);
      }
    }
    return fontCount() > 0
        ? Optional.empty()
        : Optional.of("No font is installed, so no text can be drawn; " + FONTS_REMEDY);
  }

  /** What the desktop offers, for a report. */
  public static DesktopFacts facts() {
    String display = System.getenv("DISPLAY");
    Optional<String> fontFault = fontFault();
    return new DesktopFacts(
        display == null || display.isBlank() ? "the system's own" : display,
        displayFault(),
        fontFault,
        linux() && fontFault.isEmpty() ? OptionalInt.of(fontCount()) : OptionalInt.empty(),
        linux() ? missing(WINDOW_LIBRARIES) : List.of());
  }

  private static List<String> missing(List<String> libraries) {
    return libraries.stream().filter(library -> !loadable(library)).toList();
  }

  private static boolean linux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  private static boolean headlessPlatform() {
    return "Headless".equals(System.getProperty("glass.platform"));
  }

  private static boolean loadable(String library) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(library, arena);
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  private static boolean displayAnswers() {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
      MethodHandle open =
          handle(
              x11, "XOpenDisplay", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MethodHandle close =
          handle(
              x11,
              "XCloseDisplay",
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment display = (MemorySegment) call(open, MemorySegment.NULL);
      if (display.address() == 0) {
        return false;
      }
      call(close, display);
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  /** Fonts that fontconfig lists; the first field of an FcFontSet is their number. */
  private static int fontCount() {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup fontconfig = SymbolLookup.libraryLookup("libfontconfig.so.1", arena);
      MethodHandle load =
          handle(
              fontconfig, "FcInitLoadConfigAndFonts", FunctionDescriptor.of(ValueLayout.ADDRESS));
      MethodHandle fonts =
          handle(
              fontconfig,
              "FcConfigGetFonts",
              FunctionDescriptor.of(
                  ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
      MemorySegment configuration = (MemorySegment) call(load);
      MemorySegment set = (MemorySegment) call(fonts, configuration, 0);
      return set.address() == 0
          ? 0
          : set.reinterpret(ValueLayout.JAVA_INT.byteSize()).get(ValueLayout.JAVA_INT, 0);
    }
  }

  private static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor type) {
    MemorySegment symbol =
        library.find(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    return Linker.nativeLinker().downcallHandle(symbol, type);
  }

  private static Object call(MethodHandle handle, Object... arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
