package io.enidetach.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything on this machine: a Slack workspace in the browser, a Tencent Cloud, and the real bot between them. */
@Command(
        name = "sandbox",
        description = {
            "Starts a Slack workspace in the browser, a Tencent Cloud and the real bot between them, on this machine only.",
            "Needs no account and no token, and forgets everything at the end."
        })
final class SandboxCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--port", paramLabel = "PORT", description = "Where the page is served; by default 8080.")
    private int port = 8080;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "The situation to start in; by default first-run. --list names them.")
    private String scenario = Scenario.FIRST_RUN.title();

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description =
                    "Faults of the cloud to start with, as YAML or JSON: a list of {fault, action, calls, argument,"
                            + " duration, after_effect}. The page's Faults tab names them.")
    private Optional<Path> faults = Optional.empty();

    @Option(names = "--list", description = "Prints the scenarios and ends.")
    private boolean list;

    SandboxCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            shell.out().print(scenarios());
            return 0;
        }
        if (port < 0 || port > 65_535) {
            throw Stop.usage("--port must be a port number from 1 to 65535, such as 8080");
        }
        Scenario situation = Scenario.of(scenario);
        Sandbox sandbox = Sandbox.start(port, situation, faults, shell.environment());
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "shutdown"));
        shell.out().println(welcome(sandbox.port(), situation));
        shell.out().flush();
        new CountDownLatch(1).await();
        return 0;
    }

    private static String scenarios() {
        StringBuilder lines = new StringBuilder();
        for (Scenario each : Scenario.values()) {
            lines.append("%-18s%s%n".formatted(each.title(), each.sentence()));
        }
        return lines.toString();
    }

    private static String welcome(int port, Scenario situation) {
        return """

                The sandbox is ready:  http://localhost:%d
                %s
                Open it, be Alice, and type in #ops:
                  /eni-detach vpc-d3v00001 eni-d3v00001 ins-d3v00001 -- try it on a development server
                  /eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- production: Bob has to approve
                  /eni-detach eni-m6dyj72 -- a slip of the finger
                Ctrl-C ends it; nothing is kept.
                """.formatted(port, situation == Scenario.FIRST_RUN ? "" : situation.sentence() + "\n");
    }
}
