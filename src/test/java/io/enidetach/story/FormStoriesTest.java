package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The form and the shortcut on an alert, from the first click to the ENI detached, through the whole bot. */
@Timeout(60)
class FormStoriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIRST = "eni-d3v00001 vpc-d3v00001 ins-d3v00001 ap-guangzhou";
    private static final String SECOND = "eni-d3v00002 vpc-d3v00001 ins-d3v00001 ap-guangzhou";
    private static final String ELSEWHERE = "eni-m6dyj72l vpc-7t9nf3pu ins-xx44545f ap-guangzhou";

    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder).begin();
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void interfaces_chosen_one_after_another_add_up_and_are_one_request() {
        SlackView form = form();
        chooses(form, "lab-test", FIRST);
        chooses(form, "lab-test", SECOND);
        chooses(form, "lab-test", SECOND);
        assertThat(field(form, "enis_2")).isEqualTo("eni-d3v00001 eni-d3v00002");
        submits(form, Map.of("reason", "INC-7"));
        String id = asked();
        assertThat(enis(id)).containsExactly("eni-d3v00001", "eni-d3v00002");
        story.end(id, "succeeded");
        assertThat(story.detaches()).isEqualTo(2);
    }

    @Test
    void one_that_was_chosen_is_taken_out_again_by_editing() {
        SlackView form = form();
        chooses(form, "lab-test", FIRST);
        chooses(form, "lab-test", SECOND);
        submits(form, Map.of("enis_2", "eni-d3v00002"));
        String id = asked();
        assertThat(enis(id)).containsExactly("eni-d3v00002");
        story.end(id, "succeeded");
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).contains("ins-d3v00001");
    }

    @Test
    void one_of_another_server_is_not_added_and_the_form_says_why() {
        SlackView form = form();
        chooses(form, "lab-test", FIRST);
        chooses(form, "shop-db", ELSEWHERE);
        assertThat(now(form).blocks().toString()).contains("`eni-m6dyj72l` was *not* added");
        submits(form, Map.of());
        assertThat(enis(asked())).containsExactly("eni-d3v00001");
    }

    @Test
    void what_is_wrong_appears_under_its_field_and_nothing_is_asked() {
        SlackView form = form();
        submits(form, Map.of("enis", "eni-m6dyj72", "vpc", "vpc-1", "instance", "i-1", "region", "Mars!"));
        SlackView wrong = now(form);
        assertThat(wrong.errors().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("enis", "vpc", "instance", "region");
        submits(
                form,
                Map.of("enis", "eni-d3v00001", "vpc", "", "instance", "", "region", "", "reason", "--dry-run please"));
        assertThat(now(form).errors().path("reason").asText()).contains("dry-run");
        assertThat(story.record()).noneMatch(entry -> entry.event().equals("received"));
    }

    @Test
    void a_form_that_is_submitted_shows_the_id_of_its_request() {
        SlackView form = form();
        submits(form, Map.of("enis", "eni-d3v00001", "dry_run", "dry_run"));
        String id = asked();
        assertThat(now(form).blocks().toString()).contains(id);
        story.end(id, "succeeded");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void the_ids_of_an_alert_fill_the_form_which_goes_the_same_way() {
        SlackMessage alert = story.slack
                .actor()
                .say(ALICE, Story.OPS, "ALARM: packet loss on eni-d3v00002 (ins-d3v00001, vpc-d3v00001)");
        story.slack
                .actor()
                .messageShortcut(ALICE, alert.channel(), alert.ts(), "detach_from_message")
                .join();
        SlackView form = story.modal(ALICE, "detach_form");
        assertThat(field(form, "enis")).isEqualTo("eni-d3v00002");
        assertThat(field(form, "vpc")).isEqualTo("vpc-d3v00001");
        assertThat(field(form, "instance")).isEqualTo("ins-d3v00001");
        submits(form, Map.of("reason", "alarm"));
        String id = asked();
        assertThat(story.end(id, "succeeded").channel()).isEqualTo(Story.OPS);
        assertThat(story.cloud.model().serverOf("eni-d3v00002")).isEmpty();
    }

    @Test
    void a_form_that_is_submitted_twice_is_one_request() {
        SlackView form = form();
        submits(form, Map.of("enis", "eni-d3v00001", "vpc", "vpc-d3v00001", "instance", "ins-d3v00001"));
        assertThat(story.slack.replay().join().isAcked()).isTrue();
        story.end(asked(), "succeeded");
        assertThat(story.record().stream().filter(entry -> entry.event().equals("received")))
                .hasSize(1);
    }

    private SlackView form() {
        assertThat(story.types(ALICE, "").isAcked()).isTrue();
        return story.modal(ALICE, "detach_form");
    }

    /** Searches, chooses, and waits until the form was drawn anew. */
    private void chooses(SlackView form, String search, String value) {
        String before = now(form).hash();
        assertThat(story.slack
                        .actor()
                        .suggest(ALICE, form.id(), "find", search)
                        .join()
                        .body())
                .contains(value);
        Delivered chosen = story.slack
                .actor()
                .chooseInView(ALICE, form.id(), "find", value, JSON.createObjectNode())
                .join();
        assertThat(chosen.isAcked()).as(chosen.toString()).isTrue();
        Story.awaitThat(() -> !now(form).hash().equals(before), () -> "the form stayed as it was");
    }

    private void submits(SlackView form, Map<String, String> entered) {
        Delivered sent = story.slack.actor().submit(ALICE, form.id(), entered).join();
        assertThat(sent.isAcked()).as(sent.toString()).isTrue();
        assertThat(sent.detail()).isEmpty();
    }

    private SlackView now(SlackView form) {
        return story.slack.workspace().modals(ALICE).stream()
                .filter(view -> view.id().equals(form.id()))
                .findFirst()
                .orElseThrow();
    }

    private String field(SlackView form, String block) {
        for (var each : now(form).blocks()) {
            if (each.path("block_id").asText().equals(block)) {
                return each.path("element").path("initial_value").asText();
            }
        }
        throw new AssertionError("no block " + block);
    }

    /** The request that the form became, once its card stands. */
    private String asked() {
        return payload(story.await(m -> m.metadata().isPresent())).path("id").asText();
    }

    private List<String> enis(String id) {
        SlackMessage card = story.await(
                m -> m.metadata().isPresent() && payload(m).path("id").asText().equals(id));
        return payload(card)
                .withArray("enis")
                .valueStream()
                .map(n -> n.asText())
                .toList();
    }

    private static ObjectNode payload(SlackMessage message) {
        return (ObjectNode) message.metadata().orElseThrow().path("event_payload");
    }
}
