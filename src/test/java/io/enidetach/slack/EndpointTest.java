package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void without_a_signing_secret_there_is_no_such_path() throws Exception {
        try (Office office = Office.closed(true)) {
            assertThat(post(office, "command=%2Feni-detach", false).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_constant_that_bolt_puts_for_a_missing_secret_signs_nothing() throws Exception {
        try (Office office = Office.overHttp()) {
            assertThat(post(office, "command=%2Feni-detach", "---").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void slacks_question_for_the_address_is_answered_when_signed() throws Exception {
        try (Office office = Office.overHttp()) {
            String question = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";
            assertThat(post(office, question, true).body()).isEqualTo("{\"challenge\":\"abc\"}");
            assertThat(post(office, question, false).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void slacks_look_at_the_certificate_needs_no_signature_and_reaches_nobody() throws Exception {
        try (Office office = Office.overHttp()) {
            assertThat(post(office, "ssl_check=1&token=x", false).statusCode()).isEqualTo(200);
            String smuggled = "ssl_check=1&command=%2Feni-detach&text=eni-m6dyj72l";
            assertThat(post(office, smuggled, false).statusCode()).isEqualTo(401);
            assertThat(office.desk.opened).isEmpty();
        }
    }

    @Test
    void a_body_that_is_too_long_is_refused() throws Exception {
        try (Office office = Office.overHttp()) {
            assertThat(post(office, "x".repeat(1024 * 1024 + 1), true).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "payload=",
                "payload=%7B",
                "payload=%5B%5D",
                "{\"type\":\"event_callback\",\"team_id\":\"T\"}",
                "{}",
                "{",
                "%ZZ=1",
                "nothing=of&what=we&know",
                "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A5%7D",
                "payload=%7B%22type%22%3A%22invented%22%7D"
            })
    void what_is_signed_but_cannot_be_read_gets_200(String body) throws Exception {
        try (Office office = Office.overHttp()) {
            assertThat(post(office, body, true).statusCode()).isEqualTo(200);
            assertThat(office.desk.opened).isEmpty();
            assertThat(office.desk.instructed).isEmpty();
        }
    }

    @Test
    void a_trailing_line_break_is_part_of_what_was_signed() throws Exception {
        try (Office office = Office.overHttp()) {
            assertThat(post(office, "nothing=known\r\n", true).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void only_post_is_served() throws Exception {
        try (Office office = Office.overHttp()) {
            HttpRequest get = HttpRequest.newBuilder(office.events()).build();
            assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        }
    }

    private HttpResponse<String> post(Office office, String body, boolean signed) throws Exception {
        return post(office, body, signed ? office.workspace.signingSecret() : "wrong");
    }

    private HttpResponse<String> post(Office office, String body, String secret)
            throws IOException, InterruptedException, GeneralSecurityException {
        long sent = office.clock.instant().getEpochSecond();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signature = mac.doFinal(("v0:" + sent + ":" + body).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(office.events())
                .header("X-Slack-Request-Timestamp", String.valueOf(sent))
                .header("X-Slack-Signature", "v0=" + HexFormat.of().formatHex(signature))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
