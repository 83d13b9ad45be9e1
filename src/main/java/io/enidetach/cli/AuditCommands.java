package io.enidetach.cli;

import picocli.CommandLine.Command;

/** The commands about the record of what was done. */
@Command(name = "audit", description = "Checks or prints the record of what was done.")
final class AuditCommands {}
