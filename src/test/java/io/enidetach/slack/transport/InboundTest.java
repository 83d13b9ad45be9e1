package io.enidetach.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class InboundTest {
    private static final Answer TAKEN = Answer.of("{\"text\":\"taken\"}");
    private static final Answer OVERLOADED = Answer.of("{\"text\":\"overloaded\"}");

    private final Arrival arrival = Arrival.fromEnvelope("slash_commands", JsonNodeFactory.instance.objectNode());
    private final Inbound unit = new Inbound() {
        @Override
        public Answer take(Arrival taken) {
            return TAKEN;
        }

        @Override
        public Answer overloaded(Arrival refused) {
            return OVERLOADED;
        }
    };

    @Test
    void what_has_its_turn_soon_is_taken() {
        assertThat(unit.takeInTime(arrival, System.nanoTime())).isEqualTo(TAKEN);
    }

    @Test
    void what_waited_so_long_that_slack_would_not_hear_of_it_in_time_is_refused() {
        long longAgo = System.nanoTime() - Inbound.WAIT_MAX.plusMillis(1).toNanos();
        assertThat(unit.takeInTime(arrival, longAgo)).isEqualTo(OVERLOADED);
    }
}
