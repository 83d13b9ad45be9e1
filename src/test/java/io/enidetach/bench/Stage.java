package io.enidetach.bench;

import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Server;
import io.enidetach.sandbox.tencent.Vpc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The simulated Slack and cloud around every contender, on loopback. */
final class Stage implements AutoCloseable {
    static final String USER = "U0ALICE";
    static final String CHANNEL = "C0OPS";
    private static final String VPC = "vpc-bench001";
    private static final Instant BOOT = Instant.parse("2024-11-01T02:05:00Z");
    private static final int SECONDARY_A_SERVER = 3;
    private static final Credentials KEYS =
            new Credentials("AKIDbench000000000000000000000000001", "bench-key", java.util.Optional.empty());

    final SlackServer slack = SlackServer.start(Workspace.demo(Clock.systemUTC()), 0);
    final CloudServer cloud = CloudServer.start(CloudModel.demo(Clock.systemUTC()), KEYS, 0);

    SlashCommands.Sender sender() {
        Workspace workspace = slack.workspace();
        return new SlashCommands.Sender(
                workspace.teamId(), workspace.appId(), USER, CHANNEL, workspace.signingSecret());
    }

    /** What every contender is told of Slack. */
    Map<String, String> slackSettings(Mode mode) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "SLACK_BOT_TOKEN", slack.workspace().botToken(),
                "SLACK_API_URL", slack.apiUrl().toString()));
        if (mode == Mode.HTTP) {
            settings.put("SLACK_SIGNING_SECRET", slack.workspace().signingSecret());
        } else {
            settings.put("SLACK_APP_TOKEN", slack.workspace().appToken());
        }
        return settings;
    }

    Map<String, String> cloudSettings() {
        return Map.of(
                "TENCENTCLOUD_SECRET_ID", KEYS.secretId(),
                "TENCENTCLOUD_SECRET_KEY", KEYS.secretKey(),
                "TENCENTCLOUD_ENDPOINT", "http://127.0.0.1:" + cloud.port());
    }

    /** Adds a VPC outside production with so many interfaces that can be detached. */
    void furnish(int enis) {
        CloudModel model = cloud.model();
        model.add(new Vpc("ap-guangzhou", VPC, "bench").legacy(900));
        for (int i = 0; i < enis; i++) {
            if (i % SECONDARY_A_SERVER == 0) {
                model.add(new Server(VPC, server(i), "server"));
                model.add(new Eni(VPC, "eni-p%07d".formatted(i), "primary")
                        .primary()
                        .address("10.0.0.3")
                        .on(server(i), BOOT));
            }
            model.add(new Eni(VPC, eni(i), "bench").address("10.0.1.1").on(server(i), BOOT));
        }
        model.taskDuration(Duration.ofMillis(200));
    }

    /** The command that detaches one of them. */
    static String detach(int number) {
        return VPC + " " + eni(number) + " " + server(number);
    }

    private static String eni(int number) {
        return "eni-%08d".formatted(number);
    }

    private static String server(int number) {
        return "ins-%08d".formatted(number / SECONDARY_A_SERVER);
    }

    /** Calls that the cloud got so far. */
    int cloudCalls() {
        return cloud.calls().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public void close() {
        slack.close();
        cloud.close();
    }
}
