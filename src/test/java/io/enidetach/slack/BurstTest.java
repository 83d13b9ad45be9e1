package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Fixtures;
import io.enidetach.request.Order;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import io.enidetach.request.Transition;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.slack.words.Stories;
import io.enidetach.workflow.Messenger.Delivery;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many requests at once in one channel, at a Slack that keeps its published limits to the letter. */
class BurstTest {
    private static final int REQUESTS = 30;

    private final Office office = Office.overHttp();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void a_burst_in_one_channel_gets_through_whole_and_in_order_without_a_word_from_slack() {
        office.slack.strictRateLimits(0);
        List<Lane> lanes = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            lanes.add(new Lane(new RequestId("D-7K3Q" + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt(i) + "M")));
        }
        Instant began = office.clock.instant();
        while (lanes.stream().anyMatch(lane -> !lane.owed.isEmpty())) {
            lanes.forEach(Lane::run);
            lanes.stream()
                    .filter(lane -> !lane.owed.isEmpty())
                    .map(lane -> lane.next)
                    .min(Instant::compareTo)
                    .ifPresent(next -> office.clock.advance(Duration.between(office.clock.instant(), next)));
        }
        assertThat(office.slack.calls().all())
                .allSatisfy(call -> assertThat(call.outcome()).as(call.method()).isEqualTo("ok"));
        for (Lane lane : lanes) {
            assertThat(about(lane.request)).hasSize(2);
            assertThat(about(lane.request).get(0).text()).contains("done");
            assertThat(about(lane.request).get(1).threadTs())
                    .contains(about(lane.request).get(0).ts());
        }
        assertThat(Duration.between(began, office.clock.instant())).isLessThan(Duration.ofSeconds(2 * REQUESTS + 5));
    }

    private List<SlackMessage> about(Request request) {
        return office.workspace.messages("C0OPS").stream()
                .filter(m -> m.text().contains(request.id().value()))
                .toList();
    }

    /** What one request owes to its channel: a card, one update of it, the end. */
    private final class Lane {
        private final Request request;
        private final Deque<Outgoing.Kind> owed =
                new ArrayDeque<>(List.of(Outgoing.Kind.CARD, Outgoing.Kind.CARD, Outgoing.Kind.END));
        private Optional<Posted> card = Optional.empty();
        private Instant next = office.clock.instant();

        Lane(RequestId id) {
            Order order = Fixtures.order(Fixtures.ENI);
            request = Fixtures.after(
                    Transition.open(id, order, i -> "token", Fixtures.LIMITS).request(), Stories.detached());
        }

        void run() {
            while (!owed.isEmpty() && !next.isAfter(office.clock.instant())) {
                Outgoing.Kind kind = owed.peek();
                Delivery delivery = office.edge
                        .messenger()
                        .deliver(
                                Outgoing.about(kind, request.id()),
                                Optional.of(request),
                                kind == Outgoing.Kind.CARD ? card : Optional.empty(),
                                kind == Outgoing.Kind.END ? card : Optional.empty(),
                                RUNNING);
                if (delivery instanceof Delivery.Later later) {
                    next = office.clock.instant().plus(later.pause());
                    return;
                }
                Optional<Posted> at = ((Delivery.Sent) delivery).at();
                card = kind == Outgoing.Kind.CARD ? at : card;
                owed.remove();
            }
        }
    }
}
