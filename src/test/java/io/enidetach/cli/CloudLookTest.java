package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.tencent.wire.CallListener;
import io.enidetach.web.Check;
import io.enidetach.web.Metrics;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudLookTest {
    private final CloudLook unit = new CloudLook();
    private final CallListener cloud = unit.listening(new Metrics());

    private void ends(String outcome) {
        cloud.called("DetachNetworkInterface", "vpc", outcome, Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"called_off", "no_turn"})
    void a_call_that_was_never_made_says_nothing_of_the_cloud(String outcome) {
        ends("ok");
        ends(outcome);
        assertThat(unit.status()).isEqualTo(Check.Status.ok());
    }

    @Test
    void a_refusal_of_one_thing_is_an_answer_and_one_of_the_key_is_not() {
        ends("code_InvalidNetworkInterfaceId.NotFound");
        assertThat(unit.status()).isEqualTo(Check.Status.ok());
        ends("code_UnauthorizedOperation");
        assertThat(unit.status()).isNotEqualTo(Check.Status.ok());
    }
}
