package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.OPS;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.sandbox.slack.SlackMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type to learn something, what they mistype, and the ways that lead from one message to another. */
@Timeout(60)
class CommandStoriesTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("`/eni-detach ?([^`]*)`|`((?:status|why|cancel|resume)[^`]*)`");
    private static final Pattern LINK = Pattern.compile("<https://[^/]+/archives/([A-Z0-9]+)/p([0-9]+)\\|([^>]+)>");

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

    @ParameterizedTest
    @ValueSource(strings = {ALICE, CAROL})
    void every_example_of_the_help_can_be_typed_as_it_stands(String who) {
        story.types(who, "help");
        SlackMessage help = story.await(
                m -> m.onlyFor().filter(who::equals).isPresent() && m.text().contains("whoami"));
        List<String> examples = EXAMPLE.matcher(help.text())
                .results()
                .map(e -> e.group(1) == null ? e.group(2) : e.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(8).contains("list", "whoami");
        for (String example : examples) {
            var ack = story.types(who, example);
            assertThat(ack.isAcked()).as(example).isTrue();
            assertThat(ack.body()).as(example).doesNotContain("No request was made", "没有创建请求");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "eni-m6dyj72, `eni-m6dyj72` is not an interface ID, here 7.",
        "vpc-7t9nf3pu2 eni-m6dyj72l, `vpc-7t9nf3pu2` is not a VPC ID, here 9.",
        "eni-m6dyj72l ins-xx44545, `ins-xx44545` is not a server ID, here 7.",
        "en1-m6dyj72l, `en1-m6dyj72l`, Did you mean `eni-m6dyj72l`?",
        "lst, `lst`, Did you mean `list`?",
        "statsu D-7K3Q9M, `statsu`, Did you mean `status`?",
        "status D-7K3Q, `D-7K3Q` is not a request ID, here 4.",
        "eni-m6dyj72l --dryrun, `--dryrun`, Did you mean `--dry-run`?",
        "eni-m6dyj72l regoin=ap-guangzhou, `regoin=ap-guangzhou`, Did you mean `region=ap-guangzhou`?",
        "eni-m6dyj72l vpc-7t9nf3pu vpc-d3v00001, `vpc-d3v00001` is a second VPC, Right is"
    })
    void a_mistake_is_pointed_at_and_the_nearest_right_word_is_suggested(String typed, String word, String hint) {
        assertThat(unescaped(story.types(ALICE, typed).body())).contains(word, hint, "No request was made");
        assertThat(story.record()).noneMatch(entry -> entry.event().equals("received"));
    }

    private static String unescaped(String body) {
        return body.replace("\\n", "\n");
    }

    @Test
    void why_shows_the_facts_and_the_rule_and_only_to_those_who_may_see_it() {
        String id = story.asks(ALICE, PRODUCTION + " -- INC-9");
        story.approval(id, "awaiting_approval");
        story.types(ALICE, "why " + id);
        assertThat(story.privately(ALICE, "was allowed by rule").allText())
                .contains(
                        id,
                        "network-operators",
                        "Production",
                        "<!subteam^S0LEADS>",
                        "from the facts as they were then");
        story.types(BOB, "why " + id.toLowerCase(java.util.Locale.ROOT));
        story.privately(BOB, "network-operators");
        story.types(DAVE, "why " + id);
        assertThat(story.privately(DAVE, "There is no request").allText())
                .doesNotContain("network-operators", "prod-shop");
    }

    @Test
    void list_shows_what_runs_of_mine_and_what_waits_for_me() {
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        story.types(ALICE, "list");
        assertThat(story.privately(ALICE, "Your requests").allText()).contains(id, "waiting for approval");
        story.types(BOB, "list");
        assertThat(story.privately(BOB, "Waiting for your decision").allText()).contains(id);
        story.types(DAVE, "list");
        story.privately(DAVE, "You have no requests");
    }

    @Test
    void the_card_and_the_question_lead_to_each_other() {
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = awaitLink(APPROVALS, id);
        SlackMessage card = awaitLink(OPS, id);
        assertThat(link(question)).containsExactly(OPS, place(card), "Open the request's card");
        assertThat(link(card)).containsExactly(APPROVALS, place(question), "Open the question to the approvers");
    }

    @Test
    void a_card_in_a_direct_message_is_nobody_elses_to_open() {
        String id = story.asks(ALICE, "C0RANDOM", PRODUCTION);
        SlackMessage card = story.await(m -> m.channel().startsWith("D")
                && Story.shows(m, id, "awaiting_approval")
                && m.allText().contains("|Open"));
        assertThat(link(card)).contains(APPROVALS);
        assertThat(LINK.matcher(story.approval(id, "awaiting_approval").allText())
                        .find())
                .isFalse();
    }

    @Test
    void buttons_are_there_while_they_work_and_no_longer() {
        String id = story.asks(ALICE, "eni-m6dyj72l");
        SlackMessage card = story.card(id, "awaiting_confirmation");
        assertThat(actions(card)).containsExactlyInAnyOrder("confirm", "cancel");
        story.clicks(ALICE, card, "confirm");
        SlackMessage question = story.approval(id, "awaiting_approval");
        assertThat(actions(story.card(id, "awaiting_approval"))).containsExactly("cancel");
        assertThat(actions(question)).containsExactlyInAnyOrder("approve", "deny");
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
        assertThat(actions(story.card(id, "succeeded"))).containsExactly("reattach");
        assertThat(actions(story.approval(id, "succeeded"))).isEmpty();
        story.clicks(BOB, question, "approve");
        story.privately(BOB, "Too late");
        story.clicks(ALICE, card, "confirm");
        story.privately(ALICE, "Too late");
        assertThat(story.detaches()).isEqualTo(1);
    }

    @Test
    void nobody_who_reads_the_end_of_another_is_notified_by_it() {
        String id = story.asks(ALICE, LAB);
        assertThat(mentions(story.end(id, "succeeded"))).containsOnly(ALICE);
        assertThat(story.card(id, "succeeded").allText()).doesNotContain("<!here>", "<!channel>");
    }

    private static Stream<String> mentions(SlackMessage message) {
        return Pattern.compile("<@([A-Z0-9]+)>")
                .matcher(message.text())
                .results()
                .map(m -> m.group(1));
    }

    private static List<String> actions(SlackMessage message) {
        return message.blocks().findValues("action_id").stream()
                .map(JsonNode::asText)
                .toList();
    }

    private SlackMessage awaitLink(String channel, String id) {
        return story.await(m -> m.channel().equals(channel)
                && Story.shows(m, id, "awaiting_approval")
                && m.allText().contains("|Open"));
    }

    private static List<String> link(SlackMessage message) {
        MatchResult found =
                LINK.matcher(message.allText()).results().findFirst().orElseThrow();
        return List.of(found.group(1), found.group(2), found.group(3));
    }

    private static String place(SlackMessage message) {
        return message.ts().replace(".", "");
    }
}
