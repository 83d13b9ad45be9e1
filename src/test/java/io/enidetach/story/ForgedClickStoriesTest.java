package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.audit.AuditEntry;
import io.enidetach.sandbox.slack.Forgery;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.testing.MostlyWaiting;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * For every button and for the form to deny: what is forged, of another time, of another workspace, on a copy, by a
 * stranger, sent again or too late changes nothing, and the record tells that it was tried.
 */
@MostlyWaiting
@Timeout(60)
class ForgedClickStoriesTest {
    /** What stands in the record without anybody having changed anything. */
    private static final Set<String> ASIDES =
            Set.of("turned_away", "instruction_refused", "policy_in_force", "head_told", "approval_posted");

    private static final String ENI = "eni-m6dyj72l";

    /** A button, what has to be done to see it, who may press it, and what it does. */
    enum Button {
        CONFIRM(ALICE, "REQUESTER_ONLY", "confirmed") {
            @Override
            SlackMessage shown(Story story) {
                return story.card(story.asks(ALICE, ENI), "awaiting_confirmation");
            }
        },
        CANCEL(ALICE, "REQUESTER_ONLY", "cancelled") {
            @Override
            SlackMessage shown(Story story) {
                String id = story.asks(ALICE, PRODUCTION);
                story.approval(id, "awaiting_approval");
                return story.card(id, "awaiting_approval");
            }
        },
        APPROVE(BOB, "NOT_AN_APPROVER", "approved") {
            @Override
            SlackMessage shown(Story story) {
                return story.approval(story.asks(ALICE, PRODUCTION), "awaiting_approval");
            }
        },
        REATTACH(ALICE, "FULL_MEMBERS_ONLY", "received") {
            @Override
            SlackMessage shown(Story story) {
                String id = story.asks(ALICE, LAB);
                story.end(id, "succeeded");
                return story.await(m -> Story.shows(m, id, "succeeded") && m.hasAction("reattach"));
            }
        },
        ASK_AGAIN(ALICE, "FULL_MEMBERS_ONLY", "received") {
            @Override
            SlackMessage shown(Story story) {
                String id = story.asks(ALICE, PRODUCTION);
                SlackMessage question = story.approval(id, "awaiting_approval");
                story.cloud.model().edit(ENI, eni -> eni.address("10.0.0.99", "203.0.113.99", "eip-00000099"));
                story.clicks(BOB, question, "approve");
                story.end(id, "refused");
                return story.card(id, "refused");
            }
        };

        private final String whose;
        private final String note;
        private final String event;

        /**
         * @param note what a stranger hears: of those whom everybody may press, a guest is one
         * @param event what the record tells of an honest press
         */
        Button(String whose, String note, String event) {
            this.whose = whose;
            this.note = note;
            this.event = event;
        }

        /** Brings a request to where the button is offered; the message that has it. */
        abstract SlackMessage shown(Story story);

        private String action() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String stranger() {
            return note.equals("FULL_MEMBERS_ONLY") ? "U0GUEST" : DAVE;
        }

        private boolean isForANewRequest() {
            return event.equals("received");
        }
    }

    @RegisterExtension
    final Story story = new Story();

    @ParameterizedTest
    @EnumSource
    void only_an_honest_press_of_a_button_changes_anything_and_only_once(Button button) {
        story.begin();
        SlackMessage message = button.shown(story);
        List<AuditEntry> before = steps();
        forged(() -> click(button.whose, message, button.action()));

        twisted(payload -> {
            ((ObjectNode) payload.get("container")).put("message_ts", "1700000000.000100");
            ((ObjectNode) payload.get("message")).put("ts", "1700000000.000100");
            return payload;
        });
        click(button.whose, message, button.action());
        click(button.stranger(), message, button.action());
        twisted(payload -> {
            ((ObjectNode) payload.get("actions").get(0)).put("value", "D-NONE; drop");
            return payload;
        });
        click(button.whose, message, button.action());
        refused(button.whose, button.name(), "COPY_CLICKED");
        refused(button.stranger(), button.name(), button.note);
        turnedAway("unreadable", button.whose);
        assertThat(steps()).isEqualTo(before);
        assertThat(story.detaches()).isEqualTo(button == Button.REATTACH ? 1 : 0);

        click(button.whose, message, button.action());
        story.recorded(e -> e.event().equals(button.event) && e.seq() > before.size() && !before.contains(e));
        story.slack.replay().join();
        turnedAway("repeated", button.whose);
        if (!button.isForANewRequest()) {
            click(button.whose, message, button.action());
            story.recorded(e -> isRefusal(e, button.whose, button.name())
                    && !e.detail().get("note").equals("COPY_CLICKED"));
        }
        assertThat(steps().stream()
                        .filter(e -> !before.contains(e))
                        .filter(e -> e.event().equals(button.event)))
                .hasSize(1);
    }

    @Test
    void only_an_honest_press_of_deny_opens_a_form_and_only_once() {
        story.begin();
        SlackMessage question = Button.APPROVE.shown(story);
        List<AuditEntry> before = steps();
        forged(() -> click(BOB, question, "deny"));
        assertThat(story.slack.workspace().modals(BOB)).isEmpty();
        click(BOB, question, "deny");
        story.modal(BOB, "deny_reason");
        story.slack.replay().join();
        turnedAway("repeated", BOB);
        assertThat(story.slack.workspace().modals(BOB)).hasSize(1);
        assertThat(steps()).isEqualTo(before);
    }

    @Test
    void only_an_honest_submission_of_the_form_denies_and_only_once() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        String own = story.asks(CAROL, "vpc-7t9nf3pu eni-b4ckup01 ins-xx44545f");
        story.approval(own, "awaiting_approval");
        SlackView late = form(BOB, question);
        SlackView form = form(CAROL, question);
        List<AuditEntry> before = steps();
        forged(() -> submit(CAROL, form));
        about("D-NONE; drop");
        submit(CAROL, form);
        turnedAway("unreadable", CAROL);
        SlackView another = form(CAROL, question);
        about(own);
        submit(CAROL, another);
        refused(CAROL, "DENY", "OWN_REQUEST");
        assertThat(steps()).isEqualTo(before);

        submit(CAROL, form(CAROL, question));
        story.end(id, "denied");
        story.slack.replay().join();
        turnedAway("repeated", CAROL);
        submit(BOB, late);
        refused(BOB, "DENY", "DECIDED_BEFORE");
        assertThat(steps().stream().filter(e -> e.event().equals("denied"))).hasSize(1);
    }

    private SlackView form(String who, SlackMessage question) {
        click(who, question, "deny");
        return story.modal(who, "deny_reason");
    }

    private void about(String request) {
        twisted(payload -> {
            ((ObjectNode) payload.get("view")).put("private_metadata", request);
            return payload;
        });
    }

    private void forged(Runnable press) {
        story.slack.forgeNext(Forgery.WRONG_SECRET);
        press.run();
        story.slack.forgeNext(Forgery.OLD);
        press.run();
        twisted(payload -> {
            ((ObjectNode) payload.get("team")).put("id", "T0OTHER");
            return payload;
        });
        press.run();
        turnedAway("bad_signature", "");
        turnedAway("old_signature", "");
        turnedAway("foreign", "T0OTHER/");
    }

    private void twisted(UnaryOperator<ObjectNode> change) {
        story.slack.twistNext(change);
    }

    private void click(String who, SlackMessage message, String action) {
        story.slack.actor().click(who, message.channel(), message.ts(), action).join();
    }

    private void submit(String who, SlackView form) {
        story.slack
                .actor()
                .submit(who, form.id(), Map.of("reason", "not today"))
                .join();
    }

    private void turnedAway(String why, String by) {
        AuditEntry entry = story.recorded(
                e -> e.event().equals("turned_away") && e.detail().get("why").equals(why));
        assertThat(entry.detail().getOrDefault("by", "")).startsWith(by);
    }

    private void refused(String who, String instruction, String note) {
        AuditEntry entry = story.recorded(
                e -> isRefusal(e, who, instruction) && e.detail().get("note").equals(note));
        assertThat(entry.detail().get("policy")).matches("[0-9a-f]{12}");
    }

    private static boolean isRefusal(AuditEntry entry, String who, String instruction) {
        return entry.event().equals("instruction_refused")
                && entry.actor().equals(who)
                && entry.detail().get("instruction").equals(instruction);
    }

    /** All that the record tells of requests. */
    private List<AuditEntry> steps() {
        Predicate<AuditEntry> aside = e -> ASIDES.contains(e.event());
        return story.record().stream().filter(aside.negate()).toList();
    }
}
