package io.enidetach.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SLACK_BOT_TOKEN", "xoxb-1-hidden",
            "SLACK_APP_TOKEN", "xapp-1-hidden",
            "TENCENTCLOUD_SECRET_ID", "AKIDhidden",
            "TENCENTCLOUD_SECRET_KEY", "hidden-key"));

    @Test
    void the_least_environment_gives_the_defaults_of_the_contract() {
        Settings unit = good();

        assertThat(unit.slack().apiUrl()).isEqualTo(URI.create("https://slack.com/api/"));
        assertThat(unit.slack().signingSecret()).isEmpty();
        assertThat(unit.slack().channelLanguage()).isEqualTo(ChannelLanguage.ENGLISH);
        assertThat(unit.cloud().api()).isEqualTo(CloudSettings.Api.V2);
        assertThat(unit.cloud().endpoint().of("cvm")).isEqualTo(URI.create("https://cvm.api.qcloud.com"));
        assertThat(unit.cloud().method()).isEqualTo(CloudSettings.SignatureMethod.HMAC_SHA256);
        assertThat(unit.cloud().callsPerSecond()).isEqualTo(10);
        assertThat(unit.cloud().credentials().token()).isEmpty();
        assertThat(unit.database().url().value()).isEqualTo("jdbc:sqlite:data/eni-detach.db");
        assertThat(unit.operation())
                .isEqualTo(new Operation(
                        Path.of("config/policy.yml"),
                        3000,
                        LogFormat.TEXT,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)));
    }

    @Test
    void every_variable_is_taken() {
        environment.remove("SLACK_APP_TOKEN");
        environment.putAll(Map.of(
                "SLACK_SIGNING_SECRET", "5c1d",
                "SLACK_API_URL", "http://127.0.0.1:4000/api",
                "TENCENTCLOUD_TOKEN", "session",
                "TENCENTCLOUD_SIGNATURE_METHOD", "HmacSHA1",
                "TENCENTCLOUD_ENDPOINT", "http://localhost:4001/"));
        environment.putAll(Map.of(
                "ENI_DETACH_POLICY", "/etc/policy.yml",
                "PORT", "8081",
                "LOG_FORMAT", "json",
                "ENI_DETACH_POLL_INTERVAL", "250ms",
                "ENI_DETACH_TASK_TIMEOUT", "2h",
                "ENI_DETACH_CHANNEL_LANGUAGE", "zh-CN",
                "ENI_DETACH_CLOUD_QPS", "3"));
        Settings unit = good();

        assertThat(unit.slack().appToken()).isEmpty();
        assertThat(unit.slack().channelLanguage()).isEqualTo(ChannelLanguage.SIMPLIFIED_CHINESE);
        assertThat(unit.slack().signingSecret()).contains(new Secret("5c1d"));
        assertThat(unit.slack().apiUrl()).isEqualTo(URI.create("http://127.0.0.1:4000/api/"));
        assertThat(unit.cloud().credentials().token()).contains(new Secret("session"));
        assertThat(unit.cloud().method()).isEqualTo(CloudSettings.SignatureMethod.HMAC_SHA1);
        assertThat(unit.cloud().endpoint().of("vpc")).isEqualTo(URI.create("http://localhost:4001"));
        assertThat(unit.cloud().callsPerSecond()).isEqualTo(3);
        assertThat(unit.operation())
                .isEqualTo(new Operation(
                        Path.of("/etc/policy.yml"), 8081, LogFormat.JSON, Duration.ofMillis(250), Duration.ofHours(2)));
    }

    @Test
    void one_key_does_both_unless_a_second_is_given() {
        assertThat(good().cloud().writing()).isEmpty();
        environment.putAll(
                Map.of("TENCENTCLOUD_WRITE_SECRET_ID", "AKIDwrite", "TENCENTCLOUD_WRITE_SECRET_KEY", "write-key"));
        assertThat(good().cloud().writing())
                .contains(new CloudSettings.Credentials(
                        new Secret("AKIDwrite"), new Secret("write-key"), Optional.empty()));
        environment.remove("TENCENTCLOUD_WRITE_SECRET_KEY");
        assertThat(bad()).contains("TENCENTCLOUD_WRITE_SECRET_KEY is missing");
    }

    @Test
    void requests_are_kept_for_90_days_and_the_record_for_ever() {
        assertThat(good().record())
                .isEqualTo(new RecordSettings(Duration.ofDays(90), Optional.empty(), Optional.empty()));
    }

    @Test
    void how_long_things_are_kept_and_who_witnesses_can_be_set() {
        environment.putAll(Map.of(
                "ENI_DETACH_KEEP_REQUESTS", "48h",
                "ENI_DETACH_KEEP_AUDIT", "8760h",
                "ENI_DETACH_AUDIT_CHANNEL", "C0AUDIT"));
        assertThat(good().record())
                .isEqualTo(new RecordSettings(
                        Duration.ofDays(2), Optional.of(Duration.ofDays(365)), Optional.of("C0AUDIT")));
    }

    @ParameterizedTest
    @CsvSource({
        "ENI_DETACH_KEEP_REQUESTS, 47h, 48h or more",
        "ENI_DETACH_KEEP_AUDIT, 72h, not less than ENI_DETACH_KEEP_REQUESTS",
        "ENI_DETACH_AUDIT_CHANNEL, #audit, ID of a Slack channel"
    })
    void a_time_in_which_promises_would_break_is_refused(String variable, String value, String must) {
        environment.put(variable, value);
        assertThat(bad()).contains(variable).contains(must);
    }

    @Test
    void the_third_generation_has_its_own_default_endpoint() {
        environment.put("TENCENTCLOUD_API", "v3");
        assertThat(good().cloud().endpoint().of("vpc")).isEqualTo(URI.create("https://vpc.tencentcloudapi.com"));
    }

    @Test
    void the_other_name_of_the_session_token_is_read_too() {
        environment.put("TENCENTCLOUD_SECURITY_TOKEN", "session");
        assertThat(good().cloud().credentials().token()).contains(new Secret("session"));
    }

    @ParameterizedTest
    @CsvSource({
        "SLACK_BOT_TOKEN, xoxb-",
        "SLACK_APP_TOKEN, xapp-",
        "TENCENTCLOUD_SECRET_ID, ID of an API key",
        "TENCENTCLOUD_SECRET_KEY, secret key"
    })
    void a_missing_or_empty_variable_is_named_with_what_it_must_look_like(String variable, String must) {
        environment.remove(variable);
        String missing = bad();
        environment.put(variable, " ");

        assertThat(missing).contains(variable + " ").contains(" is missing").contains(must);
        assertThat(bad()).isEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "SLACK_BOT_TOKEN, xoxp-hidden, xoxb-",
        "SLACK_BOT_TOKEN, xoxb-, xoxb-",
        "SLACK_BOT_TOKEN, xoxb-hidden hidden, xoxb-",
        "SLACK_APP_TOKEN, xoxb-hidden, xapp-",
        "SLACK_SIGNING_SECRET, hidden hidden, signing secret",
        "ENI_DETACH_CHANNEL_LANGUAGE, hidden, en or zh-CN",
        "SLACK_API_URL, slack.com/api/hidden, https://slack.com/api/",
        "SLACK_API_URL, http://slack.com/api/hidden, loopback",
        "SLACK_API_URL, http://127.0.0.1.hidden.example/, loopback",
        "SLACK_API_URL, https://hidden@slack.com/api/, https",
        "SLACK_API_URL, https://slack.com/api/?hidden=1, https",
        "TENCENTCLOUD_SECRET_KEY, hidden hidden, blanks",
        "TENCENTCLOUD_TOKEN, hidden hidden, blanks",
        "TENCENTCLOUD_API, hidden, v2 or v3",
        "TENCENTCLOUD_ENDPOINT, http://vpc.hidden.example, loopback",
        "TENCENTCLOUD_ENDPOINT, https://{service}.example/hidden, without a path",
        "TENCENTCLOUD_ENDPOINT, https://{hidden}.example, without a path",
        "TENCENTCLOUD_SIGNATURE_METHOD, hidden, HmacSHA256 or HmacSHA1",
        "DATABASE_URL, mysql://u:hidden@h/d, jdbc:sqlite:PATH",
        "DATABASE_URL, postgres://u:hidden@h, postgres://",
        "DATABASE_URL, postgres://u:hidden%@h/d, postgres://",
        "DATABASE_URL, postgres://u:hidden@h:99x/d, postgres://",
        "DATABASE_URL, jdbc:postgresql:hidden, jdbc:postgresql://",
        "DATABASE_URL, 'jdbc:sqlite:', jdbc:sqlite:PATH",
        "DATABASE_URL, jdbc:sqlite::memory:, jdbc:sqlite:PATH",
        "PORT, hidden, 1 to 65535",
        "PORT, 65536, 1 to 65535",
        "PORT, -1, 1 to 65535",
        "LOG_FORMAT, hidden, text or json",
        "ENI_DETACH_POLL_INTERVAL, 0s, 1s",
        "ENI_DETACH_POLL_INTERVAL, 5, followed by ms",
        "ENI_DETACH_TASK_TIMEOUT, -1s, 10m",
        "ENI_DETACH_TASK_TIMEOUT, 10 m, 10m",
        "ENI_DETACH_TASK_TIMEOUT, 1d, 10m",
        "ENI_DETACH_CLOUD_QPS, 0, positive",
        "ENI_DETACH_CLOUD_QPS, 1.5, positive"
    })
    void a_malformed_variable_is_named_with_what_it_must_look_like(String variable, String value, String must) {
        environment.put(variable, value);

        assertThat(bad())
                .startsWith(variable + " is malformed")
                .contains(must)
                .doesNotContain("hidden")
                .doesNotContain(";");
    }

    @Test
    void one_of_the_two_ways_to_reach_slack_is_required() {
        environment.remove("SLACK_APP_TOKEN");
        assertThat(bad())
                .startsWith("SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing")
                .contains("xapp-");
    }

    @Test
    void all_that_is_wrong_stands_in_one_line() {
        environment.clear();
        environment.put("PORT", "x");

        assertThat(bad())
                .contains(
                        "SLACK_BOT_TOKEN",
                        "SLACK_APP_TOKEN",
                        "TENCENTCLOUD_SECRET_ID",
                        "TENCENTCLOUD_SECRET_KEY",
                        "PORT")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://127.0.0.1:65535",
                "http://127.255.255.254",
                "http://[::1]:8080",
                "https://{service}.example:444"
            })
    void plain_http_is_taken_for_loopback_only(String endpoint) {
        environment.put("TENCENTCLOUD_ENDPOINT", endpoint);
        assertThat(good().cloud().endpoint().pattern()).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:p@h:5433/d",
                "postgresql://u:p%40%3A+x@my_db/d?sslmode=require",
                "postgres://u:p@ss#1@h/d",
                "postgres://[::1]:5432/d",
                "jdbc:postgresql://h/d?user=u&password=p",
                "jdbc:postgresql://h1:5432,h2/d?targetServerType=primary",
                "jdbc:sqlite:/var/x.db",
                "jdbc:sqlite:x.db"
            })
    void each_form_of_a_database_address_is_taken_as_it_is(String url) {
        environment.put("DATABASE_URL", url);
        assertThat(good().database().url().value()).isEqualTo(url);
    }

    @Test
    void no_secret_is_printed() {
        environment.put("SLACK_SIGNING_SECRET", "hidden");
        environment.put("TENCENTCLOUD_TOKEN", "hidden");
        environment.put("DATABASE_URL", "postgres://user:hidden@host/db");

        assertThat(good().toString()).doesNotContain("hidden");
    }

    @Test
    void a_command_about_the_policy_needs_no_tokens() {
        Map<String, String> only = Map.of("ENI_DETACH_POLICY", "p.yml", "SLACK_BOT_TOKEN", "nonsense");
        assertThat(Settings.ofPolicy(only))
                .isEqualTo(new Checked.Good<>(new PolicySettings(Path.of("p.yml"), CloudSettings.Api.V2)));
    }

    @Test
    void a_command_about_the_audit_needs_no_tokens() {
        assertThat(Settings.ofDatabase(Map.of("DATABASE_URL", "jdbc:sqlite:x.db")))
                .isInstanceOf(Checked.Good.class);
        assertThat(Settings.ofDatabase(Map.of("DATABASE_URL", "x"))).isInstanceOf(Checked.Bad.class);
    }

    private Settings good() {
        return Settings.of(environment).fold(settings -> settings, bad -> {
            throw new AssertionError(bad.line());
        });
    }

    private String bad() {
        return Settings.of(environment)
                .fold(
                        settings -> {
                            throw new AssertionError("accepted");
                        },
                        Checked.Bad::line);
    }
}
