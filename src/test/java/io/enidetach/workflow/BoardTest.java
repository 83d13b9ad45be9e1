package io.enidetach.workflow;

import static io.enidetach.request.Fixtures.GUANGZHOU;
import static io.enidetach.request.Fixtures.ID;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.SERVER;
import static io.enidetach.request.Fixtures.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Sought;
import io.enidetach.request.Action;
import io.enidetach.request.EniId;
import io.enidetach.request.RequestId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final Watched ONE = watched(ID, "eni-00000001");
    private static final Watched OTHER = watched(ID, "eni-00000002");

    private final Board unit = new Board(new Glances(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofSeconds(1)));

    private static Watched watched(RequestId request, String eni) {
        return new Watched(
                request,
                Action.DETACH,
                GUANGZHOU,
                new Sought(new EniId(eni), VPC, SERVER),
                Optional.empty(),
                NOON,
                Optional.empty(),
                false);
    }

    private static long at(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private List<Watched> due(long millis) {
        return unit.due(at(millis), true);
    }

    @Test
    void a_pause_counts_from_the_beginning_of_the_look() {
        unit.put(ID, List.of(ONE), at(0));
        unit.busy(List.of(ONE), at(100));
        assertThat(due(900)).isEmpty();
        unit.rested(List.of(ONE));
        assertThat(due(1_099)).isEmpty();
        assertThat(due(1_100)).containsExactly(ONE);
    }

    @Test
    void the_look_that_proves_is_due_one_second_after_the_sighting_however_long_that_look_took() {
        unit.put(ID, List.of(ONE), at(0));
        unit.busy(List.of(ONE), at(0));
        assertThat(unit.proves(ONE, at(400))).isFalse();
        unit.rested(List.of(ONE));
        assertThat(due(1_399)).isEmpty();
        assertThat(due(1_400)).containsExactly(ONE);

        unit.busy(List.of(ONE), at(1_450));
        assertThat(unit.proves(ONE, at(1_500))).isTrue();
    }

    @Test
    void a_look_that_should_have_proven_and_showed_nothing_is_made_again_after_a_pause() {
        unit.put(ID, List.of(ONE), at(0));
        unit.busy(List.of(ONE), at(0));
        unit.proves(ONE, at(400));
        unit.rested(List.of(ONE));
        unit.busy(List.of(ONE), at(1_400));
        unit.rested(List.of(ONE));
        assertThat(due(2_399)).isEmpty();
        assertThat(due(2_400)).containsExactly(ONE);
    }

    @Test
    void proofs_go_first_when_it_is_their_turn_and_else_what_waits_longest() {
        unit.put(ID, List.of(ONE, OTHER), at(0));
        unit.busy(List.of(ONE), at(0));
        unit.proves(ONE, at(100));
        unit.rested(List.of(ONE));
        assertThat(unit.due(at(2_000), true)).containsExactly(ONE, OTHER);
        assertThat(unit.due(at(2_000), false)).containsExactly(OTHER, ONE);
    }

    @Test
    void what_one_request_has_seen_of_an_eni_proves_nothing_to_the_next() {
        unit.put(ID, List.of(ONE), at(0));
        unit.proves(ONE, at(100));
        RequestId next = new RequestId("D-0THER1");
        Watched same = watched(next, "eni-00000001");
        unit.put(next, List.of(same), at(5_000));
        assertThat(unit.isSighted(same)).isFalse();
        assertThat(unit.proves(same, at(5_100))).isFalse();
    }
}
