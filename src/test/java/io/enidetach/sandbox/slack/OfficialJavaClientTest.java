package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack's own Java SDK and Bolt, which we did not write, take the simulator for Slack. */
class OfficialJavaClientTest {
    private static final String MODAL = """
            {"type":"modal","callback_id":"ask","title":{"type":"plain_text","text":"Why"},
             "submit":{"type":"plain_text","text":"Send"},"blocks":[{"type":"input","block_id":"reason",
             "label":{"type":"plain_text","text":"Reason"},
             "element":{"type":"plain_text_input","action_id":"reason"}}]}""";

    private final Workspace workspace = Workspace.demo(Clock.systemUTC());
    private final SlackServer slack = SlackServer.start(workspace, 0);
    private final HttpApp web = new HttpApp();
    private final SlackConfig config = new SlackConfig();
    private App bolt;
    private MethodsClient methods;

    @BeforeEach
    void start() {
        config.setMethodsEndpointUrlPrefix(slack.apiUrl().toString());
        config.setStatsEnabled(false);
        Slack sdk = Slack.getInstance(config);
        methods = sdk.methods(workspace.botToken());
        bolt = new App(AppConfig.builder()
                .slack(sdk)
                .singleTeamBotToken(workspace.botToken())
                .signingSecret(workspace.signingSecret())
                .build());
        SlackRequestParser parser = new SlackRequestParser(bolt.config());
        web.does(seen -> {
            try {
                Response answer = bolt.run(parser.parse(SlackRequestParser.HttpRequest.builder()
                        .requestUri("/slack/events")
                        .headers(new RequestHeaders(Map.of(
                                "Content-Type",
                                List.of("application/x-www-form-urlencoded"),
                                SlackSignature.HeaderNames.X_SLACK_SIGNATURE,
                                List.of(seen.signature()),
                                SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP,
                                List.of(seen.timestamp()))))
                        .requestBody(seen.body())
                        .build()));
                return new HttpApp.Reply(answer.getStatusCode(), answer.getBody() == null ? "" : answer.getBody());
            } catch (Exception failure) {
                return new HttpApp.Reply(500, failure.toString());
            }
        });
        slack.requestUrl(web.url());
    }

    @AfterEach
    void close() throws Exception {
        bolt.stop();
        config.close();
        web.close();
        slack.close();
    }

    @Test
    void bolt_answers_a_command_opens_a_modal_and_takes_its_submission() {
        bolt.command("/eni-detach", (request, context) -> {
            var opened = context.client()
                    .viewsOpen(v ->
                            v.triggerId(request.getPayload().getTriggerId()).viewAsString(MODAL));
            return opened.isOk()
                    ? context.ack("opened " + opened.getView().getCallbackId())
                    : context.ack(opened.getError());
        });
        bolt.viewSubmission("ask", (request, context) -> {
            View view = request.getPayload().getView();
            String reason =
                    view.getState().getValues().get("reason").get("reason").getValue();
            return reason.length() < 3 ? context.ackWithErrors(Map.of("reason", "longer, please")) : context.ack();
        });

        Delivered command =
                slack.actor().command("U0ALICE", "C0OPS", "/eni-detach").join();

        assertThat(command.isAcked()).as(command.toString()).isTrue();
        assertThat(workspace.ephemerals("U0ALICE").get(0).text()).isEqualTo("opened ask");
        String viewId = workspace.modals("U0ALICE").get(0).id();
        slack.actor().submit("U0ALICE", viewId, Map.of("reason", "no")).join();
        assertThat(workspace.modals("U0ALICE").get(0).errors().path("reason").asText())
                .isEqualTo("longer, please");
        slack.actor().submit("U0ALICE", viewId, Map.of("reason", "because")).join();
        assertThat(workspace.modals("U0ALICE")).isEmpty();
    }

    @Test
    void bolt_takes_a_click_and_answers_on_its_response_url() throws IOException, SlackApiException {
        bolt.blockAction("approve", (request, context) -> {
            String value = request.getPayload().getActions().get(0).getValue();
            String by = request.getPayload().getUser().getId();
            context.respond(r -> r.replaceOriginal(true).text(value + " approved by " + by));
            return context.ack();
        });
        var posted = methods.chatPostMessage(
                m -> m.channel("C0APPROVE").text("please").blocksAsString(Sim.buttons("approve")));
        assertThat(posted.getMessage().getBlocks()).hasSize(1);

        Delivered click = slack.actor()
                .click("U0BOB", "C0APPROVE", posted.getTs(), "approve")
                .join();

        assertThat(click.isAcked()).as(click.toString()).isTrue();
        assertThat(workspace.messages("C0APPROVE").get(0).text()).isEqualTo("D-7K3Q9M approved by U0BOB");
    }

    @Test
    void bolt_refuses_what_is_forged() {
        bolt.command("/eni-detach", (request, context) -> context.ack("let in"));
        slack.forgeNext(Forgery.WRONG_SECRET);

        assertThat(slack.actor()
                        .command("U0ALICE", "C0OPS", "/eni-detach")
                        .join()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_sdk_reads_every_answer_it_needs() throws IOException, SlackApiException {
        workspace.grant(
                Set.of("chat:write", "im:write", "users:read", "usergroups:read", "channels:read", "groups:read"));
        assertThat(methods.authTest(r -> r).getBotId()).isEqualTo("B0ENIBOT");
        User guest =
                methods.usersInfo(r -> r.user("U0GUEST").includeLocale(true)).getUser();
        assertThat(guest.isRestricted()).isTrue();
        assertThat(guest.isUltraRestricted()).isFalse();
        assertThat(methods.usergroupsUsersList(r -> r.usergroup("S0LEADS")).getUsers())
                .containsExactly("U0BOB", "U0CAROL");
        assertThat(methods.conversationsInfo(r -> r.channel("C0SHARED"))
                        .getChannel()
                        .isExtShared())
                .isTrue();
        String direct = methods.conversationsOpen(r -> r.users(List.of("U0ALICE")))
                .getChannel()
                .getId();
        assertThat(direct).startsWith("D");
        String ts = methods.chatPostMessage(r -> r.channel(direct).text("hi")).getTs();
        assertThat(methods.chatUpdate(r -> r.channel(direct).ts(ts).text("bye")).getText())
                .isEqualTo("bye");
        assertThat(methods.chatPostEphemeral(
                                r -> r.channel("C0OPS").user("U0BOB").text("psst"))
                        .getMessageTs())
                .isNotEmpty();
        assertThat(methods.chatGetPermalink(r -> r.channel(direct).messageTs(ts))
                        .getPermalink())
                .startsWith("https://");
        assertThat(methods.chatPostMessage(r -> r.channel("C0RANDOM").text("x")).getError())
                .isEqualTo("not_in_channel");
        assertThat(Slack.getInstance(config)
                        .methods(workspace.appToken())
                        .appsConnectionsOpen(r -> r)
                        .getUrl())
                .startsWith("ws://127.0.0.1:");
    }
}
