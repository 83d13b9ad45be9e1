package io.enidetach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OpenPartsTest {
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final OpenParts parts = new OpenParts();

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }

    @Test
    void what_was_opened_last_is_closed_first() {
        parts.add(part("floor"));
        Supplier<AutoCloseable> wall = parts.begin(() -> part("wall"));
        parts.add(part("roof"));
        assertThat(wall.get()).isNotNull();
        parts.close();
        assertThat(closed).containsExactly("roof", "wall", "floor");
    }

    @Test
    void a_part_that_was_begun_is_opened_while_others_are() {
        CountDownLatch others = new CountDownLatch(1);
        Supplier<AutoCloseable> slow = parts.begin(() -> {
            await(others);
            return part("slow");
        });
        others.countDown();
        assertThat(slow.get()).isSameAs(slow.get());
    }

    @Test
    void what_opening_threw_is_thrown_to_whoever_wants_the_part() {
        Supplier<AutoCloseable> broken = parts.begin(() -> {
            throw Stop.failed("no disk");
        });
        assertThatThrownBy(broken::get).isInstanceOf(Stop.class).hasMessage("no disk");
        parts.close();
    }

    @Test
    void closing_waits_for_no_part_that_does_not_come() {
        Supplier<AutoCloseable> never = parts.begin(() -> {
            await(new CountDownLatch(1));
            return part("never");
        });
        parts.close();
        assertThatThrownBy(never::get).isInstanceOf(IllegalStateException.class);
        assertThat(closed).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
