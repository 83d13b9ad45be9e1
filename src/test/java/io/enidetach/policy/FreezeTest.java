package io.enidetach.policy;

import static io.enidetach.policy.Policies.OPS;
import static io.enidetach.policy.Policies.member;
import static io.enidetach.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When production is refused. Berlin sets its clocks on 2026-03-29 from 02:00 to 03:00 and on 2026-10-25 back. */
class FreezeTest {
    private static final Duration MOMENT = Duration.ofMillis(1);

    private static Policy freeze(String windows) {
        return policy("""
                regions: [ap-guangzhou]
                production: { vpcs: ["prod"] }
                rules: [{ name: all, effect: allow, users: ["*"] }]
                approval: { channel: C0X, users: [U0LEAD] }
                freeze:
                %s
                """.formatted(windows));
    }

    private static Optional<Instant> until(Policy unit, Instant at) {
        Decision decision = unit.decide(member("U0ALICE"), OPS, Policies.target(Policies.GUANGZHOU, "prod"), at);
        assertThat(decision.why()).isEqualTo(decision.frozen().map(window -> Refusal.FROZEN));
        return decision.frozen().map(Frozen::until);
    }

    /** Holds from the first moment until right before the last. */
    private static void holds(Policy unit, String first, String end) {
        Instant begin = Instant.parse(first);
        Instant over = Instant.parse(end);
        assertThat(until(unit, begin.minus(MOMENT))).as("before " + first).isNotEqualTo(Optional.of(over));
        assertThat(until(unit, begin)).as("at " + first).contains(over);
        assertThat(until(unit, over.minus(MOMENT))).as("before " + end).contains(over);
        assertThat(until(unit, over)).as("at " + end).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Days are whole days of their zone, the last one too.
        "2026-12-24, 2027-01-02, Asia/Shanghai, 2026-12-23T16:00:00Z, 2027-01-02T16:00:00Z",
        "2026-12-24, 2026-12-24, UTC, 2026-12-24T00:00:00Z, 2026-12-25T00:00:00Z",
        "2026-12-24 18:00, 2026-12-25 06:30, +08:00, 2026-12-24T10:00:00Z, 2026-12-24T22:30:00Z",
        // A day that the clocks make shorter, and one that they make longer.
        "2026-03-29, 2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "2026-10-25, 2026-10-25, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        // A time that no clock shows is the moment when it is passed over.
        "2026-03-29 02:30, 2026-03-29 04:00, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "2026-03-29 01:00, 2026-03-29 02:30, Europe/Berlin, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        // A time that clocks show twice begins at its first and ends at its second.
        "2026-10-25 02:30, 2026-10-25 04:00, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "2026-10-25 01:00, 2026-10-25 02:30, Europe/Berlin, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z"
    })
    void a_window_holds_from_one_time_to_another(String from, String to, String zone, String first, String end) {
        holds(freeze("  - { name: x, zone: '%s', from: %s, to: %s }".formatted(zone, from, to)), first, end);
    }

    @ParameterizedTest
    @CsvSource({
        "fri 18:00 - mon 06:00, Asia/Shanghai, 2026-11-27T10:00:00Z, 2026-11-29T22:00:00Z",
        "mon 09:00 - mon 17:00, UTC, 2026-11-30T09:00:00Z, 2026-11-30T17:00:00Z",
        "mon 17:00 - mon 09:00, UTC, 2026-11-23T17:00:00Z, 2026-11-30T09:00:00Z",
        "sun 00:00 - mon 00:00, Asia/Shanghai, 2026-11-28T16:00:00Z, 2026-11-29T16:00:00Z",
        "sun 02:30 - sun 04:00, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "sun 01:00 - sun 02:30, Europe/Berlin, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z",
        "sat 18:00 - sun 02:30, Europe/Berlin, 2026-10-24T16:00:00Z, 2026-10-25T01:30:00Z"
    })
    void a_window_comes_back_every_week(String weekly, String zone, String first, String end) {
        Policy unit = freeze("  - { name: x, zone: %s, weekly: %s }".formatted(zone, weekly));

        holds(unit, first, end);
    }

    @Test
    void a_window_that_begins_where_clocks_are_set_back_over_midnight_holds_once_and_whole() {
        // Havana's clocks went from 01:00 on Sunday 2026-11-01 back to midnight.
        Policy unit = freeze("  - { name: x, zone: America/Havana, weekly: sun 00:30 - sun 02:00 }");

        holds(unit, "2026-11-01T04:30:00Z", "2026-11-01T07:00:00Z");
    }

    @Test
    void of_windows_that_hold_together_the_last_end_is_told() {
        Policy unit = freeze("""
                  - { name: short, zone: UTC, from: 2026-12-24, to: 2026-12-24 }
                  - { name: long, zone: UTC, from: 2026-12-20, to: 2026-12-31 }
                """);

        assertThat(until(unit, Instant.parse("2026-12-24T12:00:00Z"))).contains(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(until(unit, Instant.parse("2026-12-19T23:59:59Z"))).isEmpty();
    }

    @Test
    void what_is_not_production_is_never_frozen() {
        Policy unit = freeze("  - { name: x, zone: UTC, from: 2026-12-24, to: 2026-12-24 }");
        Instant christmas = Instant.parse("2026-12-24T12:00:00Z");

        assertThat(unit.decide(member("U0ALICE"), OPS, Policies.DEV, christmas).allowed())
                .isTrue();
    }

    @Test
    void an_explanation_names_the_window_and_its_end() {
        Policy unit = freeze("  - { name: year end, zone: UTC, from: 2026-12-24, to: 2026-12-24 }");
        Decision decision = unit.decide(
                member("U0ALICE"),
                OPS,
                Policies.target(Policies.GUANGZHOU, "prod"),
                Instant.parse("2026-12-24T12:00:00Z"));

        assertThat(Explanation.lines(decision))
                .contains("deny, though allowed by rule all: it is production and a freeze window holds")
                .endsWith("freeze: year end, until 2026-12-25T00:00:00Z");
    }
}
