package io.enidetach.slack;

import static io.enidetach.slack.words.Stories.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Note;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.slack.words.Language;
import io.enidetach.slack.words.Stories;
import io.enidetach.workflow.Messenger.Delivery;
import io.enidetach.workflow.Posted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Channels are spoken to in the language that the operator chose, people in their own. */
class ChannelLanguageTest {
    private final Office office = Office.speaking(Language.CHINESE);
    private final Request request = Stories.approving();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void everything_that_several_people_read_is_in_the_channels_language() {
        Posted card = deliver(Outgoing.Kind.CARD, request, Optional.empty());
        Posted question = deliver(Outgoing.Kind.APPROVAL, request, Optional.of(card));
        deliver(Outgoing.Kind.REMINDER, request, Optional.of(question));
        deliver(Outgoing.Kind.END, Stories.done(), Optional.of(card));

        assertThat(texts("C0OPS"))
                .satisfiesExactly(
                        posted -> assertThat(posted).contains("待审批"),
                        end -> assertThat(end).contains("完成"));
        assertThat(texts("C0APPROVE"))
                .satisfiesExactly(
                        posted -> assertThat(posted).contains("待审批：解绑"),
                        reminder -> assertThat(reminder).contains("仍在等待审批"));
    }

    @Test
    void a_direct_message_and_a_private_word_are_in_their_readers_language() {
        office.workspace.put(office.workspace.channel("C0OPS").orElseThrow().whenArchived());
        deliver(Outgoing.Kind.CARD, request, Optional.empty());
        assertThat(office.workspace.directMessages("U0ALICE"))
                .singleElement()
                .satisfies(m -> assertThat(m.text()).contains("waiting for approval"));

        Outgoing word = Outgoing.privately(
                "lane",
                Optional.of(request.id()),
                new Person("U0BOB"),
                new io.enidetach.request.Channel("C0APPROVE"),
                Note.TOO_LATE,
                Map.of("id", request.id().value(), "state", "running"));
        office.edge.messenger().deliver(word, Optional.of(request), Optional.empty(), Optional.empty(), RUNNING);
        assertThat(office.workspace.ephemerals("U0BOB"))
                .singleElement()
                .satisfies(m -> assertThat(m.text()).startsWith("Too late"));
    }

    private Posted deliver(Outgoing.Kind kind, Request about, Optional<Posted> partner) {
        office.clock.advance(Duration.ofSeconds(2));
        Delivery delivery = office.edge
                .messenger()
                .deliver(Outgoing.about(kind, about.id()), Optional.of(about), Optional.empty(), partner, RUNNING);
        return ((Delivery.Sent) delivery).at().orElseThrow();
    }

    private List<String> texts(String channel) {
        return office.workspace.messages(channel).stream()
                .map(SlackMessage::text)
                .toList();
    }
}
