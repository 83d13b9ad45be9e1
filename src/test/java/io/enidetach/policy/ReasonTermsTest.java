package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTermsTest {
    @ParameterizedTest
    @CsvSource({
        "false, 0, , '', true",
        "false, 0, , why not, true",
        "true, 0, , ' ', false",
        "true, 0, , x, true",
        "true, 5, , four, false",
        "true, 5, , ' four ', false",
        "true, 5, , fives, true",
        "true, 2, , 🙂, false",
        "true, 0, 'CHG-[0-9]+', moved for CHG-42 today, true",
        "true, 0, 'CHG-[0-9]+', moved for CHG today, false",
        "true, 0, '^CHG-[0-9]+$', moved for CHG-42, false",
        "true, 9, 'CHG-[0-9]+', CHG-42, false",
    })
    void a_reason_will_do_or_not(boolean required, int least, String pattern, String reason, boolean will) {
        assertThat(new ReasonTerms(required, least, Optional.ofNullable(pattern)).accept(reason))
                .isEqualTo(will);
    }

    @Test
    @Timeout(10)
    void a_pattern_that_explodes_elsewhere_takes_no_time() {
        ReasonTerms unit = new ReasonTerms(true, 0, Optional.of("^(a+)+$"));
        long began = System.nanoTime();

        assertThat(unit.accept("a".repeat(499) + "!")).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_pattern_or_a_length_makes_a_reason_required() {
        for (String more : new String[] {"reason_pattern: x", "reason_min_length: 3", "reason: required"}) {
            Policy unit = Policies.policy(
                    "regions: [gz]\nproduction: {}\nrules: []\napproval: { channel: C0X, " + more + " }\n");
            assertThat(unit.approvals().get(0).reason().required()).as(more).isTrue();
        }
    }
}
