package io.enidetach.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.secret.Secret;
import io.enidetach.slack.transport.SignatureCheck.Proof;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The example that Slack publishes, and what is near it. */
class SignatureCheckTest {
    private static final long SENT = 1531420618;
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                    + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
                    + ".803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({"-301, OLD", "-300, GENUINE", "0, GENUINE", "300, GENUINE", "301, OLD", "31536000, OLD"})
    void it_counts_for_five_minutes_before_and_after(long later, Proof proof) {
        assertThat(at(later).proof(List.of(String.valueOf(SENT)), List.of(SIGNATURE), BODY))
                .isEqualTo(proof);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v0=", "v0=a2", "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"})
    void another_signature_proves_nothing(String signature) {
        assertThat(at(0).proof(List.of(String.valueOf(SENT)), List.of(signature), BODY))
                .isEqualTo(Proof.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1531420618.0", "0x5B47", "99999999999999999999"})
    void a_timestamp_that_is_none_proves_nothing(String timestamp) {
        assertThat(at(0).proof(List.of(timestamp), List.of(SIGNATURE), BODY)).isEqualTo(Proof.NONE);
    }

    @Test
    void missing_and_doubled_headers_prove_nothing() {
        String sent = String.valueOf(SENT);
        assertThat(at(0).proof(List.of(), List.of(SIGNATURE), BODY)).isEqualTo(Proof.NONE);
        assertThat(at(0).proof(List.of(sent), List.of(), BODY)).isEqualTo(Proof.NONE);
        assertThat(at(0).proof(List.of(sent, sent), List.of(SIGNATURE), BODY)).isEqualTo(Proof.NONE);
        assertThat(at(0).proof(List.of(sent), List.of(SIGNATURE, SIGNATURE), BODY))
                .isEqualTo(Proof.NONE);
    }

    @Test
    void the_raw_bytes_count() {
        byte[] longer = java.util.Arrays.copyOf(BODY, BODY.length + 1);
        assertThat(at(0).proof(List.of(String.valueOf(SENT)), List.of(SIGNATURE), longer))
                .isEqualTo(Proof.NONE);
    }

    private static SignatureCheck at(long later) {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(SENT + later), ZoneOffset.UTC);
        return new SignatureCheck(new Secret("8f742231b10e8888abcd99yyyzzz85a5"), clock);
    }
}
