package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.slack.words.FormWords.Given;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcutTest {
    private static final String ALERT =
            "ALERT: packets lost on *eni-m6dyj72l* (ins-xx44545f, vpc-7t9nf3pu), see runbook";

    private final Office office = Office.overSockets();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void an_alert_fills_the_form_and_the_request_belongs_to_its_channel() {
        SlackView form = opened("U0ALICE", ALERT);
        assertThat(filled(form, "enis")).isEqualTo("eni-m6dyj72l");
        assertThat(filled(form, "instance")).isEqualTo("ins-xx44545f");
        assertThat(filled(form, "vpc")).isEqualTo("vpc-7t9nf3pu");

        Delivered sent = office.slack
                .actor()
                .submit(
                        "U0ALICE",
                        form.id(),
                        Map.of("enis", filled(form, "enis"), "vpc", filled(form, "vpc"), "reason", "INC-7"))
                .join();
        assertThat(sent.body()).contains("D-7K3Q9M");
        RecordingDesk.Opened request = office.desk.opened.remove();
        assertThat(request.channel().id()).isEqualTo("C0OPS");
        assertThat(request.command().enis()).hasSize(1);
        assertThat(request.command().vpc()).isPresent();
    }

    @Test
    void the_form_is_in_the_language_of_who_opens_it() {
        assertThat(opened("U0CAROL", ALERT).title()).isEqualTo("解绑弹性网卡");
    }

    @Test
    void a_message_that_names_nothing_opens_the_empty_form() {
        SlackView form = opened("U0ALICE", "good morning");
        assertThat(filled(form, "enis")).isEmpty();
        assertThat(filled(form, "vpc")).isEmpty();
    }

    @Test
    void ids_in_attachments_and_blocks_count_too() {
        office.slack.twistNext(payload -> {
            ObjectNode message = payload.withObject("/message").put("text", "");
            message.putArray("attachments").addObject().put("fallback", "Server INS-XX44545F is sick");
            message.putArray("blocks")
                    .addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("text", "<https://console.example.com/eni?id=eni-m6dyj72l|open>");
            return payload;
        });
        SlackView form = opened("U0ALICE", ".");
        assertThat(filled(form, "enis")).isEqualTo("eni-m6dyj72l");
        assertThat(filled(form, "instance")).isEqualTo("ins-xx44545f");
    }

    @Test
    void a_form_that_slack_does_not_open_is_explained_in_private() {
        office.slack.faults().next("views.open", SlackFault.UNAVAILABLE, 1);
        SlackMessage alert = office.slack.actor().say("U0BOB", "C0OPS", ALERT);
        presses("U0ALICE", alert);
        office.awaits(m -> m.isEphemeral() && m.text().contains("Type what to detach"));
    }

    @Test
    void two_servers_are_not_chosen_from_and_several_interfaces_are_all_there() {
        Given given = in("eni-m6dyj72l eni-m6dyj72m ENI-M6DYJ72L on ins-xx44545f or ins-xx44545g in vpc-7t9nf3pu");
        assertThat(given.enis()).hasSize(2);
        assertThat(given.instance()).isEmpty();
        assertThat(given.vpc()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eni-m6dyj72",
                "eni-m6dyj72ll",
                "xeni-m6dyj72l",
                "eni-m6dyj72l-old",
                "my_eni-m6dyj72l",
                "eni m6dyj72l",
                "eni-m6dyj72é"
            })
    void what_is_not_exactly_an_id_is_not_one(String text) {
        assertThat(in(text).enis()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "弹性网卡eni-m6dyj72l异常",
                "`eni-m6dyj72l`",
                "ｅｎｉ－ｍ６ｄｙｊ７２ｌ",
                "eni\u2011m6dyj72l",
                "eni-m6\u200Bdyj72l",
                "<http://x.example/?a=1&amp;eni=eni-m6dyj72l|graph>",
                "{\"networkInterfaceId\":\"eni-m6dyj72l\"}"
            })
    void an_id_is_found_however_it_is_wrapped(String text) {
        assertThat(in(text).enis()).hasSize(1);
    }

    @Test
    void a_payload_without_a_message_names_nothing() {
        assertThat(NamedIds.in("{}")).isEqualTo(Given.nothing());
        assertThat(NamedIds.in("no json")).isEqualTo(Given.nothing());
    }

    private static Given in(String text) {
        ObjectNode payload = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        payload.putObject("message").put("text", text);
        return NamedIds.in(payload.toString());
    }

    private SlackView opened(String user, String text) {
        SlackMessage alert = office.slack.actor().say("U0BOB", "C0OPS", text);
        presses(user, alert);
        Eventually.is(() -> !office.workspace.modals(user).isEmpty());
        return office.workspace.modals(user).get(0);
    }

    private void presses(String user, SlackMessage alert) {
        Delivered sent = office.slack
                .actor()
                .messageShortcut(user, alert.channel(), alert.ts(), "detach_from_message")
                .join();
        assertThat(sent.isAcked()).as(sent.detail()).isTrue();
    }

    private static String filled(SlackView form, String block) {
        for (var each : form.blocks()) {
            if (each.path("block_id").asText().equals(block)) {
                return each.path("element").path("initial_value").asText();
            }
        }
        throw new AssertionError("no block " + block);
    }
}
