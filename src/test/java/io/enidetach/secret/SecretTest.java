package io.enidetach.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String KEY = "Gu5t9xG+ARNp/q86";

    @Test
    void a_secret_does_not_print() {
        record Holder(Optional<Secret> secret) {}

        assertThat("" + new Secret(KEY)).isEqualTo("Secret(…)");
        assertThat(new Holder(Optional.of(new Secret(KEY))).toString()).doesNotContain(KEY);
    }

    @Test
    void an_empty_secret_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(" "));
    }

    @Test
    void known_secrets_are_masked_plain_and_url_encoded() {
        var unit = Redaction.of(List.of(new Secret(KEY)));

        assertThat(unit.mask("a " + KEY + " b Gu5t9xG%2BARNp%2Fq86 c")).isEqualTo("a [redacted] b [redacted] c");
    }

    @Test
    void of_two_secrets_that_hold_each_other_nothing_is_left() {
        var unit = Redaction.of(List.of(new Secret("abcdef"), new Secret("abcdefghij")));

        assertThat(unit.mask("abcdefghij")).isEqualTo("[redacted]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xoxb-1234-abcdEFGH",
                "xapp-1-A0123-456-abcdef",
                "https://hooks.slack.com/commands/T0/123/abc",
                "AKIDz8krbsJ5yKBZQpn74WFkm"
            })
    void what_has_the_shape_of_a_secret_is_masked(String text) {
        assertThat(Redaction.ofShapes().mask("before " + text + " after")).isEqualTo("before [redacted] after");
    }

    @Test
    void tickets_signatures_and_response_urls_lose_their_values_only() {
        var unit = Redaction.ofShapes();

        assertThat(unit.mask("wss://x/link/?ticket=12-ab&app_id=1"))
                .isEqualTo("wss://x/link/?ticket=[redacted]&app_id=1");
        assertThat(unit.mask("SignedHeaders=host, Signature=72e494ea809a"))
                .isEqualTo("SignedHeaders=host, Signature=[redacted]");
        assertThat(unit.mask("{\"trigger_id\":\"1.2.3\",\"a\":1}"))
                .isEqualTo("{\"trigger_id\":\"[redacted]\",\"a\":1}");
    }

    @Test
    void ordinary_text_stays() {
        String text = "eni-m6dyj72l detached from ins-xx44545f, code_4400";

        assertThat(Redaction.of(List.of(new Secret(KEY))).mask(text)).isEqualTo(text);
    }
}
