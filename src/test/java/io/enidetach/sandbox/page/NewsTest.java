package io.enidetach.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.page.News.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewsTest {
    private final News unit = new News();

    @Test
    void what_only_one_person_may_see_wakes_nobody_else() {
        Recorder alice = reader("U0ALICE");
        Recorder bob = reader("U0BOB");

        unit.tell(Topic.SLACK, Optional.of("U0ALICE"));
        unit.tell(Topic.CLOUD);

        assertThat(alice.heard).containsExactly(Set.of(Topic.SLACK), Set.of(Topic.CLOUD));
        assertThat(bob.heard).containsExactly(Set.of(Topic.CLOUD));
    }

    @Test
    void a_reader_that_left_hears_nothing() {
        Recorder alice = reader("U0ALICE");
        unit.remove(alice);

        unit.tell(Topic.SLACK);

        assertThat(alice.heard).isEmpty();
    }

    private Recorder reader(String person) {
        Recorder recorder = new Recorder(person, new ArrayList<>());
        unit.add(recorder);
        return recorder;
    }

    private record Recorder(String person, List<Set<Topic>> heard) implements News.Reader {
        @Override
        public void outdated(Set<Topic> topics) {
            heard.add(topics);
        }
    }
}
