package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Carol's Slack speaks Chinese: what is hers alone does too, and what several people read goes by a setting. */
@Timeout(60)
class LanguageStoriesTest {
    private static final String HAN = "(?s).*\\p{IsHan}{4}.*";

    @TempDir
    Path folder;

    private Story story;

    @BeforeEach
    void stage() {
        story = new Story(folder);
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void what_is_for_one_person_is_in_their_language_and_the_channel_is_in_english() {
        story.begin();
        story.types(CAROL, "whoami");
        assertThat(story.privately(CAROL, "network-operators").text()).matches(HAN);
        assertThat(story.types(CAROL, "help").body()).matches(HAN);
        assertThat(story.types(CAROL, "lst").body()).matches(HAN);
        story.types(CAROL, "");
        SlackView form = story.modal(CAROL, "detach_form");
        assertThat(form.title()).matches(HAN);
        story.slack.actor().openHome(CAROL).join();
        Story.awaitThat(
                () -> story.slack
                        .workspace()
                        .home(CAROL)
                        .filter(tab -> tab.blocks().toString().matches(HAN))
                        .isPresent(),
                () -> "her home tab is not in Chinese");
        String id = story.asks(CAROL, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        assertThat(question.allText()).doesNotMatch(HAN);
        assertThat(story.card(id, "awaiting_approval").allText()).doesNotMatch(HAN);
        story.clicks(CAROL, question, "approve");
        assertThat(story.privately(CAROL, id).text()).matches(HAN);
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "succeeded").allText()).doesNotMatch(HAN);
    }

    @Test
    void a_card_in_a_direct_message_is_in_its_readers_language() {
        story.begin();
        String carols = story.asks(CAROL, "C0RANDOM", PRODUCTION + " --dry-run");
        assertThat(story.end(carols, "succeeded").text()).matches(HAN);
        String alices = story.asks(ALICE, "C0RANDOM", PRODUCTION + " --dry-run");
        assertThat(story.end(alices, "succeeded").text()).doesNotMatch(HAN);
    }

    @Test
    void a_setting_makes_the_channel_chinese_and_leaves_private_words_alone() {
        story.with("ENI_DETACH_CHANNEL_LANGUAGE", "zh-CN").begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        assertThat(question.allText()).matches(HAN);
        assertThat(story.card(id, "awaiting_approval").allText()).matches(HAN);
        story.clicks(ALICE, question, "approve");
        assertThat(story.privately(ALICE, "is your own request").text()).doesNotMatch(HAN);
        story.clicks(BOB, question, "approve");
        assertThat(story.end(id, "succeeded").allText()).matches(HAN);
    }
}
