package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.store.Database;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {
    private static final String POLICY = """
            regions: [ap-guangzhou]
            production: { vpcs: ["prod-*"] }
            rules:
              - { name: operators, effect: allow, users: [U0ALICE], groups: [S0NETOPS], channels: [C0OPS] }
            approval: { channel: C0APPROVE, groups: [S0LEADS] }
            """;

    private final Clock clock = Clock.systemUTC();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path directory;

    private SlackServer slack;
    private CloudServer cloud;

    @BeforeEach
    void install() throws IOException {
        slack = SlackServer.start(Workspace.demo(clock), 0);
        slack.workspace().install(Files.readString(Path.of("manifest.yml")));
        cloud = CloudServer.start(
                CloudModel.demo(clock), new Credentials("AKIDdoctor", "doctors-key", Optional.empty()), 0);
        String database = "jdbc:sqlite:" + directory.resolve("bot.db");
        Database.open(database, clock).close();
        environment.put("SLACK_BOT_TOKEN", slack.workspace().botToken());
        environment.put("SLACK_APP_TOKEN", slack.workspace().appToken());
        environment.put("SLACK_API_URL", slack.apiUrl().toString());
        environment.put("TENCENTCLOUD_SECRET_ID", "AKIDdoctor");
        environment.put("TENCENTCLOUD_SECRET_KEY", "doctors-key");
        environment.put("TENCENTCLOUD_ENDPOINT", "http://127.0.0.1:" + cloud.port());
        environment.put("DATABASE_URL", database);
        policy(POLICY);
    }

    @AfterEach
    void close() {
        slack.close();
        cloud.close();
    }

    @Test
    void it_looks_at_all_that_the_first_page_of_the_runbook_asks_and_at_nothing_else() throws IOException {
        environment.put("ENI_DETACH_AUDIT_CHANNEL", "C0OPS");
        String page = Files.readString(Path.of("docs", "operations.md"));
        String table = page.substring(page.indexOf("| it looks at |"), page.indexOf("## Settings"));
        Set<String> asked = Pattern.compile("(?m)^\\| (.+?) \\|")
                .matcher(table)
                .results()
                .flatMap(row ->
                        Pattern.compile("`([a-z ]+)`").matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        Set<String> looked = doctor(clock)
                .out()
                .lines()
                .map(line ->
                        line.substring("WRONG  ".length(), line.indexOf(": ")).replaceAll(" [A-Z0-9]+$", ""))
                .collect(Collectors.toSet());

        assertThat(looked).isEqualTo(asked);
    }

    @Test
    void everything_that_works_is_said_with_names_and_head_counts() {
        Typed unit = doctor(clock);

        assertThat(unit.out().lines()).allMatch(line -> line.startsWith("ok "));
        assertThat(unit.out())
                .contains(
                        "bot token: Slack takes it",
                        "app token: Slack takes it",
                        "scopes: exactly those that manifest.yml names")
                .contains("user U0ALICE: @alice, 1 person", "group S0NETOPS: @netops, 2 people")
                .contains("approval channel C0APPROVE: #approvals, the bot is a member")
                .contains("database: ", "cloud: reading works in ap-guangzhou", "clock: ");
        assertThat(unit.exitCode()).isZero();
    }

    @Test
    void a_revoked_token_is_named() {
        slack.workspace().tokenTrouble("token_revoked");
        wrong("bot token: Slack says token_revoked; check SLACK_BOT_TOKEN");
    }

    @Test
    void a_missing_scope_is_named() {
        slack.workspace().grant(Set.of("commands", "chat:write", "users:read", "usergroups:read", "channels:read"));
        wrong("scopes: missing groups:read; add them to the app and install it again");
    }

    @Test
    void a_scope_too_many_is_named_and_fails_nothing() {
        slack.workspace()
                .grant(Set.of(
                        "commands",
                        "chat:write",
                        "chat:write.public",
                        "users:read",
                        "usergroups:read",
                        "channels:read",
                        "groups:read"));
        Typed unit = doctor(clock);

        assertThat(unit.out()).contains("scopes: note: more than manifest.yml names: chat:write.public; take them");
        assertThat(unit.exitCode()).isZero();
    }

    @Test
    void an_id_of_the_policy_that_slack_does_not_know_is_named() throws IOException {
        policy(POLICY.replace("S0NETOPS", "S0NOBODY").replace("U0ALICE", "U0NOBODY"));

        wrong("group S0NOBODY: there is no such user group; correct the ID in the policy");
        wrong("user U0NOBODY: Slack says user_not_found; correct the ID in the policy");
    }

    @Test
    void people_and_groups_that_can_never_match_are_named() throws IOException {
        policy(POLICY.replace("S0NETOPS", "S0OLD").replace("U0ALICE", "U0GUEST"));

        wrong("user U0GUEST: @guest is no full member of the workspace and never matches");
        wrong("group S0OLD: @former");
    }

    @Test
    void an_approval_channel_that_cannot_be_posted_to_is_named() throws IOException {
        policy(POLICY.replace("C0APPROVE", "C0RANDOM"));
        wrong("approval channel C0RANDOM: #random does not have the bot in it; invite the bot");
        policy(POLICY.replace("C0APPROVE", "C0SHARED"));
        wrong("approval channel C0SHARED: #partner is shared with another organisation");
        policy(POLICY.replace("C0APPROVE", "C0ARCHIVED"));
        wrong("approval channel C0ARCHIVED: #old-project is archived");
    }

    @Test
    void a_channel_of_a_rule_may_be_without_the_bot() throws IOException {
        policy(POLICY.replace("C0OPS", "C0RANDOM"));
        assertThat(doctor(clock).out())
                .contains("ok     channel C0RANDOM: #random does not have the bot in it, so cards go");
    }

    @Test
    void wrong_cloud_credentials_are_named() {
        environment.put("TENCENTCLOUD_SECRET_KEY", "another");
        wrong("cloud: reading failed (");
        assertThat(doctor(clock).out()).contains("check TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v3"})
    void temporary_credentials_that_have_expired_are_named(String api) {
        environment.put("TENCENTCLOUD_API", api);
        environment.put("TENCENTCLOUD_TOKEN", "over");
        assertThat(wrong("cloud: the temporary credentials have expired")).contains("get new temporary credentials");
    }

    @Test
    void a_cloud_out_of_reach_is_named() {
        cloud.close();
        assertThat(wrong("cloud: reading failed (")).contains("check the network and TENCENTCLOUD_ENDPOINT");
    }

    @Test
    void a_clock_that_is_off_is_named() {
        String out = doctor(Clock.offset(clock, Duration.ofMinutes(10))).out();
        assertThat(out).containsPattern("WRONG  clock: (599|60[0-9]) s ahead of Slack's; set this machine's clock");
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        environment.put("DATABASE_URL", "jdbc:sqlite:" + directory.resolve("none.db"));
        wrong("database: There is no readable database");
    }

    @Test
    void each_fault_of_the_policy_has_a_line_and_the_rest_is_examined() throws IOException {
        policy(POLICY.replace("effect: allow", "effect: permit"));
        assertThat(wrong("policy: ")).contains("policy.yml:4:").contains("ok     bot token");
    }

    @Test
    void each_wrong_variable_has_a_line() {
        environment.remove("SLACK_BOT_TOKEN");
        environment.put("PORT", "x");
        assertThat(wrong("environment: SLACK_BOT_TOKEN is missing")).contains("WRONG  environment: PORT is malformed");
    }

    @Test
    void no_secret_is_printed() {
        slack.workspace().tokenTrouble("invalid_auth");
        environment.put("TENCENTCLOUD_SECRET_KEY", "another-hidden-key");
        String out = doctor(clock).out();

        assertThat(environment.entrySet().stream()
                        .filter(variable -> variable.getKey().matches(".*(TOKEN|SECRET).*"))
                        .map(Map.Entry::getValue)
                        .filter(out::contains)
                        .collect(Collectors.toSet()))
                .isEmpty();
    }

    private String wrong(String line) {
        Typed unit = doctor(clock);
        assertThat(unit.out()).contains("WRONG  " + line);
        assertThat(unit.exitCode()).isEqualTo(1);
        return unit.out();
    }

    private Typed doctor(Clock shellClock) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                EniDetach.run(new Shell(environment, new PrintWriter(out), new PrintWriter(err), shellClock), "doctor");
        return new Typed(exitCode, out.toString(), err.toString());
    }

    private void policy(String text) throws IOException {
        environment.put(
                "ENI_DETACH_POLICY",
                Files.writeString(directory.resolve("policy.yml"), text).toString());
    }

    @Test
    void a_write_key_of_its_own_is_tried_too() {
        environment.put("TENCENTCLOUD_WRITE_SECRET_ID", "AKIDdoctor");
        environment.put("TENCENTCLOUD_WRITE_SECRET_KEY", "doctors-key");
        assertThat(doctor(clock).out()).contains("ok     cloud write key: the cloud knows it, it may read");
        environment.put("TENCENTCLOUD_WRITE_SECRET_KEY", "not-the-key");
        assertThat(doctor(clock).out())
                .contains(
                        "WRONG  cloud write key: the cloud does not take it (InvalidParameter.SignatureFailure)",
                        "TENCENTCLOUD_WRITE_SECRET_KEY")
                .doesNotContain("not-the-key");
    }

    @Test
    void the_channel_of_the_witnesses_is_looked_at() {
        environment.put("ENI_DETACH_AUDIT_CHANNEL", "C0APPROVE");
        assertThat(doctor(clock).out()).contains("ok     audit channel C0APPROVE: #approvals, the bot is a member");
        environment.put("ENI_DETACH_AUDIT_CHANNEL", "C0RANDOM");
        assertThat(doctor(clock).out())
                .contains("WRONG  audit channel C0RANDOM: #random does not have the bot in it; invite the bot");
    }
}
