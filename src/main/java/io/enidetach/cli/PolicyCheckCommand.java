package io.enidetach.cli;

import io.enidetach.config.CloudSettings;
import io.enidetach.config.PolicySettings;
import io.enidetach.config.Settings;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.PolicyFile;
import io.enidetach.policy.Warning;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says whether a policy can be used, and names each place that stands in the way. */
@Command(
        name = "check",
        description =
                "Validates the policy; each error names file, line, column and field. Exit code 1 when there is one.")
final class PolicyCheckCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "The policy; by default the one that ENI_DETACH_POLICY names, else config/policy.yml.")
    private Optional<Path> file = Optional.empty();

    PolicyCheckCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        PolicySettings settings = Stop.unlessGood(Settings.ofPolicy(shell.environment()));
        Path checked = file.orElse(settings.file());
        Loaded loaded = PolicyFile.load(checked);
        if (loaded instanceof Loaded.Broken broken) {
            broken.faults().forEach(fault -> shell.out().println(fault));
            return Stop.FAILED;
        }
        Loaded.Ok ok = (Loaded.Ok) loaded;
        warnings(ok, settings.api()).forEach(warning -> shell.out().println("warning: " + warning));
        shell.out().println(checked + ": ok, version " + ok.policy().version());
        return 0;
    }

    /** Those that matter for the generation of the API that is used. */
    static Stream<Warning> warnings(Loaded.Ok ok, CloudSettings.Api api) {
        return ok.warnings().stream()
                .filter(warning ->
                        api == CloudSettings.Api.V2 || !warning.kind().isOfV2Only());
    }
}
