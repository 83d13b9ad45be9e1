package io.enidetach.cli;

import picocli.CommandLine.Command;

/** The commands about the policy. */
@Command(name = "policy", description = "Checks, explains or tests the policy.")
final class PolicyCommands {}
