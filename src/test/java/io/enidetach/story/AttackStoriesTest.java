package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.APPROVALS;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.DAVE;
import static io.enidetach.story.Story.LAB;
import static io.enidetach.story.Story.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.audit.AuditEntry;
import io.enidetach.sandbox.slack.SlackGroup;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackUser;
import io.enidetach.sandbox.slack.Workspace;
import io.enidetach.testing.MostlyWaiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody with bad intentions would try, over real sockets. */
@MostlyWaiting
@Timeout(60)
class AttackStoriesTest {
    /** How an acknowledgement of an order begins, which says nothing yet. */
    private static final Pattern ACK = Pattern.compile("Got it|Taken;");

    private static final String OTHER = "vpc-7t9nf3pu eni-b4ckup01 ins-xx44545f";

    @RegisterExtension
    final Story story = new Story();

    private final Workspace workspace = story.slack.workspace();

    private AuditEntry refused(String who, String note) {
        return story.recorded(e -> e.event().equals("instruction_refused")
                && e.actor().equals(who)
                && e.detail().get("note").equals(note));
    }

    @Test
    void a_button_that_carries_another_request_decides_neither() {
        story.begin();
        String one = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(one, "awaiting_approval");
        String other = story.asks(CAROL, OTHER);
        story.approval(other, "awaiting_approval");
        story.slack.twistNext(payload -> {
            ((ObjectNode) payload.get("actions").get(0)).put("value", other);
            return payload;
        });
        story.clicks(BOB, question, "approve");
        assertThat(refused(BOB, "COPY_CLICKED").request()).contains(other);
        assertThat(story.record()).noneMatch(e -> e.event().equals("approved"));
        assertThat(story.detaches()).isZero();
    }

    @Test
    void a_request_of_others_reads_like_one_that_there_is_not() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.approval(id, "awaiting_approval");
        String none = id.equals("D-000000") ? "D-000001" : "D-000000";
        for (String command : new String[] {"status", "why", "cancel"}) {
            assertThat(answers(command, id).replace(id, none)).isEqualTo(answers(command, none));
        }
        assertThat(story.card(id, "awaiting_approval").hasAction("cancel")).isTrue();
    }

    /** All that Dave hears of it. */
    private String answers(String command, String id) {
        int before = workspace.ephemerals(DAVE).size();
        String acked = story.types(DAVE, command + " " + id).body();
        Story.awaitThat(() -> heard(before, id).isPresent(), () -> "no answer to " + command);
        return acked + heard(before, id).orElseThrow().allText();
    }

    private Optional<SlackMessage> heard(int before, String id) {
        return workspace.ephemerals(DAVE).stream()
                .skip(before)
                .filter(m ->
                        m.allText().contains(id) && !ACK.matcher(m.allText()).lookingAt())
                .findFirst();
    }

    @Test
    void what_only_looks_like_an_id_is_not_taken_for_it() {
        story.begin();
        for (String text : List.of(
                "vpc-d3v00001 \u0435ni-d3v00001 ins-d3v00001",
                "vpc-d3v00001 eni-d3v0000\u0661 ins-d3v00001",
                "vpc-d3v00001 eni-d3v0000l ins-d3v00001",
                "vpc-d3v00001 eni\u2010d3v00001 ins-d3v00001 \u202Eregion",
                "vpc-d3v00001 eni-d3v00001\u0301 ins-d3v00001")) {
            story.types(ALICE, text);
        }
        story.end(story.asks(ALICE, "vpc-d3v00001 eni-d3v00002 ins-d3v00001"), "succeeded");
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).contains("ins-d3v00001");
    }

    @Test
    void an_approver_whose_groups_cannot_be_read_changes_nothing_until_they_can() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.faults().nextError("usergroups.users.list", "internal_error", 20);
        story.clicks(BOB, question, "approve");
        story.privately(BOB, "could not check your rights");
        assertThat(refused(BOB, "RIGHTS_UNREADABLE").request()).contains(id);
        assertThat(story.detaches()).isZero();
        story.slack.faults().clear();
        story.clicks(BOB, question, "approve");
        story.end(id, "succeeded");
    }

    /** How somebody loses a right. */
    enum Loss {
        OUT_OF_THE_GROUP {
            @Override
            void befalls(Workspace workspace) {
                workspace.put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(CAROL), false));
            }
        },
        DEACTIVATED {
            @Override
            void befalls(Workspace workspace) {
                workspace.put(workspace.user(BOB).orElseThrow().deactivated());
            }
        },
        A_GUEST_NOW {
            @Override
            void befalls(Workspace workspace) {
                workspace.put(workspace.user(BOB).orElseThrow().as(SlackUser.Kind.GUEST));
            }
        },
        THE_GROUP_IS_DISABLED {
            @Override
            void befalls(Workspace workspace) {
                workspace.put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(BOB, CAROL), true));
            }
        };

        abstract void befalls(Workspace workspace);
    }

    @ParameterizedTest
    @EnumSource
    void who_approved_first_counts_only_while_they_may(Loss loss) {
        story.policy("users: []\n  required: 1 => users: [U0CAROL]\n  required: 2")
                .begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.clicks(BOB, question, "approve");
        story.recorded(e -> e.event().equals("approved"));
        loss.befalls(workspace);
        story.clicks(CAROL, question, "approve");
        assertThat(story.end(id, "refused").allText()).contains("<@U0BOB> had approved but may no longer");
        assertThat(story.recorded(id, "refused")).containsEntry("person", BOB);
        assertThat(story.detaches()).isZero();
    }

    @Test
    void nobody_approves_with_the_help_of_a_bot_in_the_group_of_approvers() {
        String bot = workspace.botUserId();
        workspace.put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of(BOB, bot), false));
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        SlackMessage question = story.approval(id, "awaiting_approval");
        story.slack.twistNext(payload -> {
            ((ObjectNode) payload.get("user")).put("id", bot);
            return payload;
        });
        story.clicks(ALICE, question, "approve");
        refused(bot, "FULL_MEMBERS_ONLY");
        story.clicks(ALICE, question, "approve");
        refused(ALICE, "OWN_REQUEST");
        assertThat(story.detaches()).isZero();
    }

    @Test
    void who_asks_again_for_somebody_else_cannot_approve_it_either() {
        story.begin();
        String id = story.asks(ALICE, PRODUCTION);
        story.clicks(BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, "succeeded");
        SlackMessage offer = story.await(m -> Story.shows(m, id, "succeeded") && m.hasAction("reattach"));
        story.clicks(CAROL, offer, "reattach");
        SlackMessage question = story.await(m -> m.channel().equals(APPROVALS) && m.hasAction("approve"));
        story.clicks(CAROL, question, "approve");
        refused(CAROL, "OWN_REQUEST");
        assertThat(story.cloud.model().serverOf("eni-m6dyj72l")).isEmpty();
    }

    /** {@code LivePolicyTest} has all else that may stand there. */
    @Test
    void a_pipe_where_the_policy_was_keeps_the_former_one_in_force() throws IOException, InterruptedException {
        story.begin();
        Path file = Path.of(story.environment().get("ENI_DETACH_POLICY"));
        Files.delete(file);
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        story.readyz(200, "policy: " + file);
        story.recorded(e -> e.event().equals("policy_broken"));
        story.types(DAVE, LAB);
        story.privately(DAVE, "no rule of the policy lets you");
        Files.delete(file);
        story.policy("required: 1 => required: 2");
        story.readyz(200, "policy: ok");
        assertThat(story.detaches()).isZero();
    }
}
