package io.enidetach.cloud.tencent;

import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.SERVER;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.wire.Generation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between the wish and its turn a mandate may run out and people may pause. */
class CalledOffTest {
    @ParameterizedTest
    @EnumSource
    void an_ask_that_is_no_longer_wanted_at_its_turn_never_leaves_and_is_certainly_not_done(Generation generation) {
        try (var scripted = new ScriptedCloud(generation)) {
            Answer answer =
                    scripted.cloud().writer().detach(new Ask(GUANGZHOU, VPC, ENI, SERVER, "D-7K3Q9M-1", () -> false));

            assertThat(answer).isEqualTo(new Answer.NotDone(new Trouble(Advice.UNREACHABLE, "called_off", "", true)));
            assertThat(scripted.calls()).isZero();
        }
    }
}
