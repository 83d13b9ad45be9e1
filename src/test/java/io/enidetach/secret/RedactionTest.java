package io.enidetach.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private final Redaction unit =
            Redaction.of(List.of(new Secret("a secret+key"), new Secret("ab/cd+ef"), new Secret("short")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token xoxb-12345-67890-AbCd was refused | token [redacted] was refused",
                "app xapp-1-A0-99-ab1 | app [redacted]",
                "POST https://hooks.slack.com/commands/T0/1/x failed | POST [redacted] failed",
                "wss://wss.slack.com/link?ticket=4b1d&app_id=1 | wss://wss.slack.com/link?ticket=[redacted]&app_id=1",
                "SecretId=AKIDz8krbsJ5yKBZQpn74 | SecretId=[redacted]",
                "Action=X&Signature=p0v%2Bx3= | Action=X&Signature=[redacted]",
                "POST https:\\/\\/hooks.slack.com\\/commands\\/T0\\/1 failed | POST [redacted] failed",
                "postgres:\\/\\/bot:pa55word@db:5432\\/eni | postgres:\\/\\/bot:[redacted]@db:5432\\/eni",
                "postgres://bot:pa55word@db:5432/eni | postgres://bot:[redacted]@db:5432/eni",
                "jdbc:postgresql://db/eni?user=bot&password=pa55word | jdbc:postgresql://db/eni?user=bot&password=[redacted]",
                "{\"trigger_id\":\"13.37\"} | {\"trigger_id\":\"[redacted]\"}",
                "{\\\"token\\\":\\\"gIkuvaNz\\\"} | {\\\"token\\\":\\\"[redacted]\\\"}",
                "key a secret+key here | key [redacted] here",
                "key ab\\/cd+ef here | key [redacted] here",
                "key a+secret%2Bkey here | key [redacted] here"
            })
    void what_is_or_looks_like_a_secret_is_masked(String text, String masked) {
        assertThat(unit.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "D-7K3Q9M: approved by U0BOB now running",
        "http://127.0.0.1:8080/api/ did not answer",
        "a value that is short is no reason to mask ordinary sentences"
    })
    void all_else_stays_as_it_is(String text) {
        assertThat(unit.mask(text)).isEqualTo(text);
    }

    @Test
    void of_two_secrets_of_which_one_holds_the_other_nothing_is_left() {
        Redaction nested = Redaction.of(List.of(new Secret("inside"), new Secret("inside-and-more")));
        assertThat(nested.mask("said inside-and-more.")).isEqualTo("said [redacted].");
    }
}
