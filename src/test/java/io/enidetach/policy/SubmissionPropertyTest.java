package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.policy.PolicyOracleTest.Hole;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With any policy, people and requests, whatever happens in whatever order: nothing is submitted without a rule that allows
 * it and, in production, as many different people who agreed and may at that moment. Another seed:
 * {@code -Dpolicy.seed=…}.
 */
class SubmissionPropertyTest {
    private static final long SEED = Long.getLong("policy.seed", 20_261_126);
    private static final int LIVES = 1_000;
    private static final int HAPPENINGS = 25;

    @TempDir
    Path folder;

    private int asked;
    private int askedOfProduction;

    @Test
    void nothing_is_submitted_without_an_allow_and_all_approvals_fresh() {
        Optional<String> wrong = firstWrong(Hole.NONE);

        assertThat(wrong).isEmpty();
        assertThat(asked).as("asked, or the test says little").isGreaterThan(LIVES / 20);
        assertThat(askedOfProduction).as("asked of production, likewise").isGreaterThan(LIVES / 100);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RULE_GROUPS", "RULE_CHANNELS", "PRODUCTION_VPCS", "APPROVAL_GROUPS", "APPROVAL_SELF", "FREEZE"})
    void a_policy_with_a_hole_is_found_out(Hole hole) {
        assertThat(firstWrong(hole)).as("%s is found with seed %s", hole, SEED).isPresent();
    }

    private Optional<String> firstWrong(Hole hole) {
        for (int i = 0; i < LIVES; i++) {
            long seed = SEED + i;
            Life life = new Life(new PolicyGenerator(seed), hole, folder);
            Optional<String> wrong = life.live(HAPPENINGS);
            if (wrong.isPresent()) {
                return Optional.of("seed " + seed + ": " + wrong.get());
            }
            asked += life.asked();
            askedOfProduction += life.askedOfProduction();
        }
        return Optional.empty();
    }
}
