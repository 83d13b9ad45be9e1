package io.enidetach.cli;

import io.enidetach.config.Checked;
import io.enidetach.config.Problem;
import io.enidetach.config.Settings;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.Policy;
import io.enidetach.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tries everything that the bot needs, and says what to do about what does not work. */
@Command(
        name = "doctor",
        description =
                "Checks tokens, scopes, policy, channels, database, cloud credentials and clock, one line each with"
                        + " the mend. Changes nothing. Exit code 1 when something is wrong.")
final class DoctorCommand implements Callable<Integer> {
    private final Shell shell;

    DoctorCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Finding> findings = Settings.of(shell.environment()).fold(this::examine, DoctorCommand::environment);
        findings.forEach(finding -> shell.out().println(finding));
        return findings.stream().allMatch(Finding::good) ? 0 : Stop.FAILED;
    }

    private List<Finding> examine(Settings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.good("environment", "complete"));
        Optional<Policy> policy = policy(settings, findings);
        findings.addAll(new SlackExam(settings.slack(), shell.clock())
                .findings(policy, settings.record().channel()));
        findings.add(DatabaseExam.of(settings.database()));
        findings.addAll(CloudExam.of(settings.cloud(), policy, shell.clock()));
        return findings;
    }

    private static Optional<Policy> policy(Settings settings, List<Finding> findings) {
        String what = "policy";
        Loaded loaded = PolicyFile.load(settings.operation().policy());
        if (loaded instanceof Loaded.Broken broken) {
            broken.faults().forEach(fault -> findings.add(Finding.wrong(what, fault.toString(), "mend that line")));
            return Optional.empty();
        }
        Loaded.Ok ok = (Loaded.Ok) loaded;
        findings.add(Finding.good(what, "can be used, version " + ok.policy().version()));
        PolicyCheckCommand.warnings(ok, settings.cloud().api())
                .forEach(warning -> findings.add(Finding.good(what, "note: " + warning)));
        return Optional.of(ok.policy());
    }

    private static List<Finding> environment(Checked.Bad<Settings> bad) {
        return bad.problems().stream()
                .map(problem -> Finding.wrong("environment", problem.toString(), "set " + name(problem)))
                .toList();
    }

    private static String name(Problem problem) {
        return problem.variable() + " and start doctor again";
    }
}
