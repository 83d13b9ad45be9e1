package io.enidetach.cli;

import io.enidetach.config.Settings;
import io.enidetach.policy.Explanation;
import io.enidetach.policy.PolicyTable;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a file of expected decisions against the policy. */
@Command(
        name = "test",
        description = "Runs a file of expected decisions against the policy. Exit code 1 when one is another.",
        footer = {
            "",
            "The file is a YAML list of {user, groups, vpc, vpc_name, tags, eni_tags, server_tags, region, channel, at,",
            "expect: allow|deny, production: true|false, required, rule}. The policy is the one that ENI_DETACH_POLICY names, else config/policy.yml."
        })
final class PolicyTestCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "FILE", description = "The expected decisions.")
    private Path file;

    PolicyTestCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        var settings = Stop.unlessGood(Settings.ofPolicy(shell.environment()));
        PolicyTable.Result result = PolicyTable.run(file, ThePolicy.in(settings.file()));
        if (result instanceof PolicyTable.Result.Broken broken) {
            broken.faults().forEach(fault -> shell.out().println(fault));
            return Stop.FAILED;
        }
        PolicyTable.Result.Ran ran = (PolicyTable.Result.Ran) result;
        for (PolicyTable.Mismatch mismatch : ran.mismatches()) {
            shell.out().println(mismatch);
            Explanation.lines(mismatch.decision()).forEach(line -> shell.out().println("    " + line));
        }
        if (ran.mismatches().isEmpty()) {
            shell.out().println(file + ": ok, " + ran.cases() + " decisions are as expected");
            return 0;
        }
        return Stop.FAILED;
    }
}
