package io.enidetach.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.RequestId;
import io.enidetach.testing.MemoryLedger;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class OfferEndTest {
    @Test
    void a_request_that_was_removed_while_the_bot_was_down_needs_no_card_any_more() {
        OfferEnd unit = new OfferEnd(new MemoryLedger(committed -> {}), Clock.systemUTC());
        assertThat(unit.run(new RequestId("D-7K3Q9M"))).isEmpty();
    }
}
