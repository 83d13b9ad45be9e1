package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    @Test
    void the_signature_is_the_published_one() {
        String body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
                + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
                + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        assertThat(Signature.of("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body))
                .isEqualTo("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    @Test
    void a_command_arrives_signed_and_as_a_form() {
        sim.command("/eni-detach vpc-7t9nf3pu -- größer & besser");

        HttpApp.Seen seen = sim.app.last();
        assertThat(seen.signature())
                .isEqualTo(Signature.of(sim.workspace.signingSecret(), seen.timestamp(), seen.body()));
        assertThat(seen.timestamp()).isEqualTo(Long.toString(sim.clock.instant().getEpochSecond()));
        ObjectNode form = seen.payload();
        assertThat(form.path("command").asText()).isEqualTo("/eni-detach");
        assertThat(form.path("text").asText()).isEqualTo("vpc-7t9nf3pu -- größer &amp; besser");
        assertThat(form.path("user_id").asText()).isEqualTo("U0ALICE");
        assertThat(form.path("channel_id").asText()).isEqualTo("C0OPS");
        assertThat(form.path("team_id").asText()).isEqualTo(sim.workspace.teamId());
        assertThat(form.path("api_app_id").asText()).isEqualTo(sim.workspace.appId());
    }

    @Test
    void an_acknowledgement_is_seen_by_the_typist_alone() {
        sim.app.answers("{\"text\":\"working on it\"}");

        assertThat(sim.command("/eni-detach help").isAcked()).isTrue();

        assertThat(sim.workspace.ephemerals("U0ALICE"))
                .extracting(SlackMessage::text)
                .containsExactly("working on it");
        assertThat(sim.workspace.ephemerals("U0BOB")).isEmpty();
        assertThat(sim.workspace.messages("C0OPS")).isEmpty();
    }

    @Test
    void an_answer_in_channel_shows_the_typed_command_too() {
        sim.app.answers("{\"response_type\":\"in_channel\",\"text\":\"hello all\"}");

        sim.command("/eni-detach list");

        assertThat(sim.workspace.messages("C0OPS"))
                .extracting(SlackMessage::author, SlackMessage::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("U0ALICE", "/eni-detach list"),
                        org.assertj.core.groups.Tuple.tuple(sim.workspace.botUserId(), "hello all"));
    }

    @Test
    void an_acknowledgement_with_a_broken_block_is_shown_as_a_failure() {
        sim.app.answers("{\"text\":\"x\",\"blocks\":[{\"type\":\"section\"}]}");

        assertThat(sim.command("/eni-detach").detail()).isEqualTo("invalid_blocks");
        assertThat(sim.workspace.ephemerals("U0ALICE"))
                .extracting(SlackMessage::text)
                .containsExactly("/eni-detach failed with the error \"invalid_blocks\"");
    }

    @Test
    void a_late_app_gets_one_chance_and_the_typist_an_error() {
        CountDownLatch never = new CountDownLatch(1);
        sim.app.does(request -> {
            await(never);
            return new HttpApp.Reply(200, "{\"text\":\"too late\"}");
        });
        sim.slack.ackDeadline(Duration.ofMillis(700));

        Delivered delivered = sim.command("/eni-detach help");
        never.countDown();

        assertThat(delivered.outcome()).isEqualTo(Delivered.Outcome.TIMED_OUT);
        assertThat(sim.app.seen()).hasSize(1);
        assertThat(sim.workspace.ephemerals("U0ALICE"))
                .extracting(SlackMessage::author, SlackMessage::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "USLACKBOT", "/eni-detach failed with the error \"operation_timeout\""));
    }

    @Test
    void an_app_that_is_not_there_is_a_failed_dispatch() {
        sim.app.close();

        assertThat(sim.command("/eni-detach").outcome()).isEqualTo(Delivered.Outcome.FAILED);
        assertThat(sim.workspace.ephemerals("U0ALICE").get(0).text()).contains("dispatch_failed");
    }

    @Test
    void an_answer_other_than_200_is_a_failed_dispatch() {
        sim.app.does(request -> new HttpApp.Reply(500, "oops"));

        assertThat(sim.command("/eni-detach").status()).isEqualTo(500);
        assertThat(sim.workspace.ephemerals("U0ALICE").get(0).text()).contains("dispatch_failed");
    }

    @Test
    void names_are_escaped_when_the_manifest_asks_for_it() {
        sim.command("/eni-detach ask @bob in #ops or #war-room, @leads, <x> https://a.example/b?c=1&d=2");

        assertThat(sim.app.last().payload().path("text").asText())
                .isEqualTo("ask <@U0BOB> in <#C0OPS|ops> or <#C0PRIVATE|>, <!subteam^S0LEADS|@leads>, &lt;x&gt;"
                        + " <https://a.example/b?c=1&amp;d=2>");
    }

    @Test
    void names_stay_as_typed_when_escaping_is_off() {
        sim.workspace.escaping(false);

        sim.command("/eni-detach ask @bob <b>");

        assertThat(sim.app.last().payload().path("text").asText()).isEqualTo("ask @bob <b>");
    }

    @Test
    void outsiders_and_unknown_commands_never_reach_the_app() {
        assertThat(sim.slack
                        .actor()
                        .command("U0STRANGE", "C0SHARED", "/eni-detach")
                        .join()
                        .outcome())
                .isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.command("/other").outcome()).isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.slack
                        .actor()
                        .command("U0DAVE", "C0PRIVATE", "/eni-detach")
                        .join()
                        .outcome())
                .isEqualTo(Delivered.Outcome.NOT_SENT);
        assertThat(sim.app.seen()).isEmpty();
    }

    @Test
    void a_forged_request_is_forged_once() {
        sim.slack.forgeNext(Forgery.WRONG_SECRET);
        sim.command("/eni-detach help");
        HttpApp.Seen forged = sim.app.last();
        sim.slack.forgeNext(Forgery.OLD);
        sim.command("/eni-detach help");
        HttpApp.Seen old = sim.app.last();
        sim.command("/eni-detach help");
        HttpApp.Seen genuine = sim.app.last();
        sim.slack.replay().join();

        String secret = sim.workspace.signingSecret();
        long now = sim.clock.instant().getEpochSecond();
        assertThat(forged.signature()).isNotEqualTo(Signature.of(secret, forged.timestamp(), forged.body()));
        assertThat(Long.parseLong(old.timestamp())).isEqualTo(now - 360);
        assertThat(old.signature()).isEqualTo(Signature.of(secret, old.timestamp(), old.body()));
        assertThat(genuine.signature()).isEqualTo(Signature.of(secret, genuine.timestamp(), genuine.body()));
        assertThat(sim.app.last()).isEqualTo(genuine);
    }

    @Test
    void a_payload_can_be_made_to_come_from_another_team() {
        sim.slack.twistNext(payload -> payload.put("team_id", "T0OTHER"));
        sim.command("/eni-detach help");
        sim.command("/eni-detach help");

        assertThat(sim.app.seen())
                .extracting(seen -> seen.payload().path("team_id").asText())
                .containsExactly("T0OTHER", sim.workspace.teamId());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
