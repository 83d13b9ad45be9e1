package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.secret.Secret;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.api.SlackRejected;
import io.enidetach.slack.api.WebApi;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type"})
    void a_bot_token_that_slack_refuses_ends_the_start_with_one_line(String code) {
        try (Office office = Office.closed(false)) {
            office.slack.faults().nextError("auth.test", code, 1);
            assertThatThrownBy(office.edge::start)
                    .isInstanceOf(SlackRejected.class)
                    .hasMessageContaining("SLACK_BOT_TOKEN")
                    .hasMessageContaining(code)
                    .hasMessageNotContaining("\n")
                    .hasMessageNotContaining(office.workspace.botToken());
        }
    }

    @Test
    void who_the_bot_is_takes_no_more_than_a_team_and_a_user() throws IOException {
        HttpServer slack = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        slack.createContext("/api/auth.test", exchange -> {
            byte[] body =
                    "{\"ok\":true,\"team_id\":\"T0TEAM\",\"user_id\":\"U0SELF\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        slack.start();
        URI url = URI.create("http://127.0.0.1:" + slack.getAddress().getPort() + "/api/");
        try (WebApi api = new WebApi(new Secret("xoxb-test"), url, SlackMeter.none())) {
            Self self = new Self(api);
            assertThat(self.ask()).isTrue();
            assertThat(self.identity().orElseThrow().teamId()).isEqualTo("T0TEAM");
        } finally {
            slack.stop(0);
        }
    }

    @Test
    void slack_out_of_reach_is_told_by_health_and_asked_again() {
        try (Office office = Office.closed(false)) {
            office.slack.faults().next("auth.test", SlackFault.UNAVAILABLE, 1);
            office.edge.start();
            assertThat(office.edge.health()).isEqualTo(SlackHealth.bad("Slack cannot be reached (http_503)"));
            assertThat(office.types("U0ALICE", "/eni-detach eni-m6dyj72l").body())
                    .contains("Not accepted");
            assertThat(office.desk.opened).isEmpty();
            Eventually.is(() -> office.edge.health().ready());
            assertThat(office.types("U0ALICE", "/eni-detach eni-m6dyj72l").body())
                    .contains("D-7K3Q9M");
        }
    }

    @Test
    void health_holds_no_id() {
        try (Office office = Office.overHttp()) {
            assertThat(office.edge.health()).isEqualTo(SlackHealth.good());
        }
    }
}
