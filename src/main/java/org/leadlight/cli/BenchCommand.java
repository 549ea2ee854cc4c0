package org.leadlight.cli;

import picocli.CommandLine.Command;

/** Measures the program on this machine. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the program on this machine.",
    subcommands = {BenchStepCommand.class, BenchAskCommand.class, BenchLessonCommand.class})
final class BenchCommand {}
