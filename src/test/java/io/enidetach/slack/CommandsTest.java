package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Instruction;
import io.enidetach.request.Person;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.Forgery;
import io.enidetach.slack.words.Stories;
import io.enidetach.workflow.FrontDesk;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandsTest {
    private static final String LINE = "/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- moving it";

    private final Office office = Office.overHttp();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void a_typed_detach_is_recorded_and_acknowledged_by_its_name() {
        Delivered answer = office.types("U0ALICE", LINE);

        assertThat(answer.isAcked()).as(answer.detail()).isTrue();
        assertThat(answer.body()).contains("ephemeral", "D-7K3Q9M");
        RecordingDesk.Opened opened = office.desk.opened.remove();
        assertThat(opened.requester()).isEqualTo(new Person("U0ALICE"));
        assertThat(opened.command().reason()).isEqualTo("moving it");
        assertThat(opened.key()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_same_request_a_second_time_does_nothing() {
        office.types("U0ALICE", LINE);
        Delivered again = office.slack.replay().join();

        assertThat(again.isAcked()).isTrue();
        assertThat(again.body()).isEmpty();
        assertThat(office.desk.opened).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Forgery.class,
            names = {"WRONG_SECRET", "OLD", "FUTURE", "UNSIGNED", "TAMPERED"})
    void what_slack_did_not_sign_just_now_is_401(Forgery forgery) {
        office.slack.forgeNext(forgery);
        assertThat(office.types("U0ALICE", LINE).status()).isEqualTo(401);
        assertThat(office.desk.opened).isEmpty();
    }

    @Test
    void header_names_in_lower_case_are_slacks_too() {
        office.slack.forgeNext(Forgery.LOWER_CASE);
        assertThat(office.types("U0ALICE", LINE).isAcked()).isTrue();
    }

    @Test
    void a_payload_of_another_workspace_is_refused_before_anything_else() {
        office.slack.twistNext(payload -> payload.put("team_id", "T0OTHER"));
        Delivered answer = office.types("U0ALICE", LINE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("another workspace", "ephemeral");
        assertThat(office.desk.opened).isEmpty();
    }

    @Test
    void a_payload_of_an_organisation_is_refused() {
        office.slack.twistNext(payload -> payload.put("is_enterprise_install", "true"));
        assertThat(office.types("U0ALICE", LINE).body()).contains("another workspace");
        assertThat(office.desk.opened).isEmpty();
    }

    @Test
    void a_command_without_a_trigger_cannot_be_told_from_its_copy_and_is_not_taken() {
        office.slack.twistNext(payload -> payload.put("trigger_id", ""));
        assertThat(office.types("U0ALICE", LINE).body()).contains("Not accepted");
        assertThat(office.desk.opened).isEmpty();
    }

    @Test
    void what_is_not_on_disk_is_said_to_be_not_accepted() {
        office.desk.always = Optional.of(new FrontDesk.Taken.NotAccepted());
        assertThat(office.types("U0ALICE", LINE).body()).contains("Not accepted, nothing was recorded; type it again");
    }

    @Test
    void a_fault_of_ours_is_answered_with_200() {
        office.desk.before = () -> {
            throw new IllegalStateException("broken");
        };
        Delivered answer = office.types("U0ALICE", LINE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Not accepted, nothing was recorded; type it again");
    }

    @Test
    void a_misspelt_word_is_named_and_cannot_ping_anybody() {
        Delivered answer = office.types("U0ALICE", "/eni-detach eni-m6dyj72 <!channel>");
        assertThat(answer.isAcked()).as(answer.detail()).isTrue();
        assertThat(answer.body()).contains("`eni-m6dyj72`", "Right is", "No request was made");
        assertThat(answer.body()).doesNotContain("<!channel>");
        assertThat(office.desk.opened).isEmpty();
    }

    @Test
    void who_types_an_address_is_led_to_the_form_that_finds_it() {
        assertThat(office.types("U0ALICE", "/eni-detach 10.0.0.12").body())
                .contains("`10.0.0.12`", "type `/eni-detach` alone", "No request was made");
    }

    @Test
    void how_to_type_it_is_answered_at_once() {
        Delivered answer = office.types("U0ALICE", "/eni-detach help");
        assertThat(answer.isAcked()).as(answer.detail()).isTrue();
        assertThat(answer.body()).contains("eni-m6dyj72l");
    }

    @Test
    void the_command_alone_opens_a_form_whose_request_belongs_to_its_channel() {
        String form = openedForm();
        Delivered sent = submit(form, Map.of("enis", "ENI-m6dyj72l, eni-m6dyj72m", "reason", "moving it"));
        assertThat(sent.isAcked()).as(sent.detail()).isTrue();
        assertThat(sent.body()).contains("\"update\"", "D-7K3Q9M");
        RecordingDesk.Opened opened = office.desk.opened.remove();
        assertThat(opened.channel().id()).isEqualTo("C0OPS");
        assertThat(opened.command().enis()).hasSize(2);
        assertThat(opened.command().vpc()).isEmpty();
        assertThat(opened.command().dryRun()).isFalse();
    }

    @Test
    void what_is_wrong_in_the_form_stands_under_its_field() {
        Delivered sent = submit(openedForm(), Map.of("enis", "eni-1", "vpc", "vpc-1"));
        assertThat(sent.body()).contains("\"errors\"", "\"enis\"", "\"vpc\"");
        assertThat(office.desk.opened).isEmpty();
    }

    @Test
    void a_reason_in_the_form_keeps_the_rules_of_a_typed_one() {
        String form = openedForm();
        Delivered sent = submit(form, Map.of("enis", "eni-m6dyj72l", "reason", "dry-run please"));
        assertThat(sent.body()).contains("\"errors\"", "\"reason\"", "dry-run");
        submit(form, Map.of("enis", "eni-m6dyj72l", "reason", "a < b & c"));
        assertThat(office.desk.opened.remove().command().reason()).isEqualTo("a < b & c");
    }

    private String openedForm() {
        office.types("U0ALICE", "/eni-detach");
        Eventually.is(() -> !office.workspace.modals("U0ALICE").isEmpty());
        return office.workspace.modals("U0ALICE").get(0).id();
    }

    private Delivered submit(String view, Map<String, String> entered) {
        return office.slack.actor().submit("U0ALICE", view, entered).join();
    }

    @Test
    void instructions_are_recorded_with_who_gave_them() {
        office.types("U0ALICE", "/eni-detach cancel d-7k3q9m");
        office.types("U0ALICE", "/eni-detach pause fire");
        office.types("U0ALICE", "/eni-detach resume");

        assertThat(office.desk.instructed)
                .extracting(Instruction::kind)
                .containsExactly(Instruction.Kind.CANCEL, Instruction.Kind.PAUSE, Instruction.Kind.RESUME);
        assertThat(office.desk.instructed).allSatisfy(i -> {
            assertThat(i.by()).isEqualTo(new Person("U0ALICE"));
            assertThat(i.in().id()).isEqualTo("C0OPS");
        });
        assertThat(office.desk.instructed.remove().request()).contains(RecordingDesk.ID);
        assertThat(office.desk.instructed.remove().text()).isEqualTo("fire");
    }

    @Test
    void who_one_is_comes_in_private_after_the_answer() {
        office.types("U0ALICE", "/eni-detach whoami");
        var told = office.awaits(m -> m.isEphemeral() && m.text().contains("full member"));
        assertThat(told.onlyFor()).contains("U0ALICE");
        assertThat(told.text()).contains("S0NETOPS", "You may not approve");
    }

    @Test
    void a_status_shows_the_request_in_private() {
        office.desk.seen = Optional.of(new FrontDesk.Seen(Stories.approving(), Optional.empty(), Stories.RUNNING));
        office.types("U0ALICE", "/eni-detach status D-7K3Q9M");
        assertThat(office.awaits(m -> m.isEphemeral() && m.text().contains("waiting for approval"))
                        .hasAction("cancel"))
                .isFalse();
    }

    @Test
    void a_status_of_what_one_may_not_see_says_no_more_than_that() {
        office.types("U0DAVE", "/eni-detach status D-7K3Q9M");
        office.awaits(m -> m.isEphemeral() && m.text().contains("no request `D-7K3Q9M` that you may see"));
    }

    @Test
    void where_the_bot_is_no_member_a_private_answer_takes_another_way() {
        office.slack
                .actor()
                .command("U0ALICE", "C0RANDOM", "/eni-detach whoami")
                .join();
        office.awaits(m -> m.text().contains("full member"));
    }

    @Test
    void slack_is_asked_who_the_bot_is_once_and_never_within_a_request() {
        office.types("U0ALICE", LINE);
        office.types("U0ALICE", LINE);
        assertThat(office.slack.calls().of("auth.test")).hasSize(1);
    }

    @Test
    void another_edge_starts_no_statistics_threads() {
        long before = statistics();
        try (Office other = Office.overHttp()) {
            other.types("U0ALICE", LINE);
            assertThat(statistics()).isEqualTo(before);
        }
    }

    // The SDK's own default objects have some, whatever we do.
    private static long statistics() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().contains("slack-api-metrics"))
                .count();
    }
}
