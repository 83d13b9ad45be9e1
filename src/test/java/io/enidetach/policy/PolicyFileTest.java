package io.enidetach.policy;

import static io.enidetach.policy.Policies.GUANGZHOU;
import static io.enidetach.policy.Policies.SHANGHAI;
import static io.enidetach.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Region;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String LEAST = "regions: [ap-guangzhou]\nproduction: {}\nrules: []\n";

    @Test
    void the_shipped_policy_loads_and_says_what_the_contract_says() {
        Policy unit = ((Loaded.Ok) PolicyFile.load(Path.of("config", "policy.yml"))).policy();

        assertThat(unit.regions()).containsExactly(GUANGZHOU, SHANGHAI);
        assertThat(unit.defaultRegion()).isEqualTo(GUANGZHOU);
        assertThat(unit.approvals())
                .containsExactly(new Approval(
                        "approval",
                        "C0APPROVE",
                        Set.of("S0LEADS"),
                        Set.of(),
                        1,
                        false,
                        Duration.ofMinutes(30),
                        new ReasonTerms(false, 0, Optional.empty())));
        assertThat(unit.pause()).isEqualTo(new Pause(Set.of("S0LEADS"), Set.of()));
        assertThat(unit.groupIds()).containsExactly("S0CONTRACT", "S0LEADS", "S0NETOPS");
        assertThat(unit.userIds()).containsExactly("U0ALICE");
        assertThat(unit.channelIds()).containsExactly("C0APPROVE", "C0OPS");
    }

    @Test
    void the_least_policy_has_three_keys_and_warns_that_it_allows_nothing() {
        var loaded = (Loaded.Ok) PolicyFile.parse(LEAST, "p.yml");

        assertThat(loaded.policy().approvals()).isEmpty();
        assertThat(loaded.policy().pause()).isEqualTo(new Pause(Set.of(), Set.of()));
        assertThat(loaded.warnings()).containsExactly(new Warning("p.yml", 3, 1, "rules", Warning.Kind.NO_RULES));
    }

    @Test
    void an_approval_has_defaults() {
        assertThat(policy(LEAST + "approval: { channel: C0X }\n").approvals())
                .containsExactly(new Approval(
                        "approval",
                        "C0X",
                        Set.of(),
                        Set.of(),
                        1,
                        false,
                        Duration.ofMinutes(30),
                        new ReasonTerms(false, 0, Optional.empty())));
    }

    @Test
    void an_approval_is_read_whole() {
        var text = "approval: { channel: G0X, users: [U0A, W0B], groups: [S0C], required: 2, self_approval: true, "
                + "expires_after: 2h, reason: required }\n";

        assertThat(policy(LEAST + text).approvals())
                .containsExactly(new Approval(
                        "approval",
                        "G0X",
                        Set.of("S0C"),
                        Set.of("U0A", "W0B"),
                        2,
                        true,
                        Duration.ofHours(2),
                        new ReasonTerms(true, 0, Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({"1ms,PT0.001S", "90s,PT1M30S", "30m,PT30M", "24h,P1D"})
    void durations_are_a_number_and_a_unit(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "m", "1.5h", "-1m", "30 m", "1d", "0s", "30M", "1h30m", "99999999999h", ""})
    void other_durations_are_not(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @Test
    void regions_abroad_and_of_finance_are_regions_like_others() {
        String regions = "ap-shanghai-fsi, ap-shenzhen-fsi, na-siliconvalley";
        assertThat(policy(LEAST.replace("ap-guangzhou", regions)).regions())
                .extracting(Region::value)
                .containsExactly("ap-shanghai-fsi", "ap-shenzhen-fsi", "na-siliconvalley");
    }

    @Test
    void the_version_is_that_of_the_text() {
        assertThat(policy(LEAST).version()).matches("[0-9a-f]{12}");
        assertThat(policy(LEAST).version()).isEqualTo(policy(LEAST).version());
        assertThat(policy(LEAST + "# changed\n").version())
                .isNotEqualTo(policy(LEAST).version());
    }

    @Test
    void what_is_allowed_but_odd_is_a_warning_with_its_line() {
        var text = """
                regions: [ap-guangzhou]
                production:
                  tags: { env: [prod] }
                rules:
                  - { name: nobody, effect: allow }
                  - { name: lost, effect: allow, users: ["*"],
                      regions: [gz, ap-beijing] }
                approval:
                  channel: C0X
                  users: ["*"]
                """;

        assertThat(((Loaded.Ok) PolicyFile.parse(text, "p.yml")).warnings())
                .containsExactly(
                        new Warning("p.yml", 3, 3, "production.tags", Warning.Kind.TAGS_NEED_V3),
                        new Warning("p.yml", 5, 5, "rules[0]", Warning.Kind.MATCHES_NOBODY),
                        new Warning("p.yml", 7, 7, "rules[1].regions", Warning.Kind.REGION_NOT_LISTED),
                        new Warning("p.yml", 10, 3, "approval.users", Warning.Kind.EVERYBODY));
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_are_read() {
        assertThat(policy("\uFEFF" + LEAST.replace("\n", "\r\n")).regions()).isEqualTo(List.of(GUANGZHOU));
    }
}
