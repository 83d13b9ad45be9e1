package io.enidetach.cli;

import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line: the list of commands, and how each way of ending becomes an exit code. */
@Command(
        name = "eni-detach",
        description = "A Slack app that safely detaches elastic network interfaces from Tencent Cloud servers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:a check failed, or something that is needed is out of reach",
            "2:wrong usage, environment or policy"
        })
public final class EniDetach {
    private static final Logger LOG = LoggerFactory.getLogger(EniDetach.class);

    private EniDetach() {}

    /** Runs what the arguments say; the answer is the exit code. */
    public static int run(Shell shell, String... args) {
        try {
            // A bot that starts is ready a sixth sooner without making all the commands that it is not.
            if (List.of(args).equals(List.of(RunCommand.NAME))) {
                return run(new RunCommand(shell), shell);
            }
            return commands(shell)
                    .setOut(shell.out())
                    .setErr(shell.err())
                    .setExecutionExceptionHandler((thrown, command, parsed) -> ended(thrown, shell.err()))
                    .execute(args);
        } finally {
            shell.out().flush();
            shell.err().flush();
        }
    }

    private static int run(RunCommand command, Shell shell) {
        try {
            return command.call();
        } catch (Exception e) {
            return ended(e, shell.err());
        }
    }

    /** Every command, in the order in which help shows them. */
    private static CommandLine commands(Shell shell) {
        return new CommandLine(new EniDetach())
                .addSubcommand(new RunCommand(shell))
                .addSubcommand(new SandboxCommand(shell))
                .addSubcommand(new DoctorCommand(shell))
                .addSubcommand(new CommandLine(new PolicyCommands())
                        .addSubcommand(new PolicyCheckCommand(shell))
                        .addSubcommand(new PolicyExplainCommand(shell))
                        .addSubcommand(new PolicyTestCommand(shell)))
                .addSubcommand(new CommandLine(new AuditCommands())
                        .addSubcommand(new AuditVerifyCommand(shell))
                        .addSubcommand(new AuditExportCommand(shell)));
    }

    private static int ended(Exception thrown, PrintWriter err) {
        if (thrown instanceof Stop stop) {
            err.println("eni-detach: " + stop.getMessage());
            return stop.exitCode();
        }
        LOG.error("this is a bug in eni-detach", thrown);
        err.println("eni-detach: stopped by a bug, see the log");
        return Stop.FAILED;
    }
}
