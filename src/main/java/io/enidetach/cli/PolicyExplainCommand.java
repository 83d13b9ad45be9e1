package io.enidetach.cli;

import io.enidetach.config.CloudSettings;
import io.enidetach.config.PolicySettings;
import io.enidetach.config.Settings;
import io.enidetach.policy.Decision;
import io.enidetach.policy.Explanation;
import io.enidetach.policy.Groups;
import io.enidetach.policy.Policy;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.policy.Truth;
import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what the policy would decide for facts that are given, without asking Slack or the cloud. */
@Command(
        name = "explain",
        description = "Prints the decision for a person and a VPC, the rule that made it, and why the others did not.",
        footer = {
            "",
            "The person counts as a full member who is in exactly the groups that are given. Channel, VPC name and tags that",
            "are left out count as not established, which the policy holds against the request.",
            "Example: eni-detach policy explain --user U0ALICE --vpc vpc-7t9nf3pu --channel C0OPS"
        })
final class PolicyExplainCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(
            names = "--user",
            required = true,
            paramLabel = "U",
            converter = SlackIds.User.class,
            description = "Slack user ID.")
    private String user;

    @Option(
            names = "--vpc",
            required = true,
            paramLabel = "VPC",
            converter = CloudIds.Vpc.class,
            description = "VPC ID.")
    private VpcId vpc;

    @Option(
            names = "--region",
            paramLabel = "R",
            converter = CloudIds.OneRegion.class,
            description = "By default the policy's first.")
    private Optional<Region> region = Optional.empty();

    @Option(
            names = "--channel",
            paramLabel = "C",
            converter = SlackIds.Conversation.class,
            description = "Slack channel ID.")
    private Optional<Channel> channel = Optional.empty();

    @Option(
            names = "--group",
            paramLabel = "G",
            arity = "1..*",
            converter = SlackIds.Group.class,
            description = "Slack user-group IDs.")
    private List<String> groups = List.of();

    @Option(names = "--vpc-name", paramLabel = "NAME", description = "The VPC's name in the cloud.")
    private Optional<String> vpcName = Optional.empty();

    @Option(
            names = "--eni-tag",
            paramLabel = "KEY=VALUE",
            description = "A tag of the ENI; may be given several times.")
    private Map<String, String> eniTags = Map.of();

    @Option(
            names = "--server-tag",
            paramLabel = "KEY=VALUE",
            description = "A tag of the server; may be given several times.")
    private Map<String, String> serverTags = Map.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.class,
            description = "When it is asked, for freeze windows: 2026-12-24T18:00:00+08:00. By default now.")
    private Optional<Instant> at = Optional.empty();

    @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag of the VPC; may be given several times.")
    private Map<String, String> tags = Map.of();

    PolicyExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        PolicySettings settings = Stop.unlessGood(Settings.ofPolicy(shell.environment()));
        Policy policy = ThePolicy.in(settings.file());
        Decision decision = policy.decide(
                new Subject(user, Truth.YES, Groups.of(groups)),
                channel,
                Target.ofVpc(region.orElse(policy.defaultRegion()), Optional.of(vpc), vpcName, known(tags))
                        .with(List.of(known(eniTags)), known(serverTags)),
                at.or(() -> Optional.of(shell.clock().instant())));
        Explanation.lines(decision).forEach(line -> shell.out().println(line));
        boolean tagged = Stream.of(tags, eniTags, serverTags).anyMatch(given -> !given.isEmpty());
        if (tagged && settings.api() == CloudSettings.Api.V2) {
            shell.out()
                    .println(
                            "note: with TENCENTCLOUD_API=v2 the bot cannot read tags; it decides as if none were given");
        }
        return 0;
    }

    private static Optional<Map<String, String>> known(Map<String, String> tags) {
        return tags.isEmpty() ? Optional.empty() : Optional.of(tags);
    }
}
