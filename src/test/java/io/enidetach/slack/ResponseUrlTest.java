package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.secret.Secret;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.api.WebApi;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseUrlTest {
    private final ResponseUrl unit = at("https://slack.example/api/");

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.slack.com/commands/T/1/x", "https://slack.example/commands/T/1/x"})
    void slack_and_the_host_of_its_api_are_called(String url) {
        assertThat(unit.isAllowed(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.slack.com.evil.example/x",
                "https://evil.example/hooks.slack.com",
                "https://hooks.slack.com@evil.example/x",
                "https://user@hooks.slack.com/x",
                "http://hooks.slack.com/x",
                "http://slack.example/x",
                "file:///etc/passwd",
                "//hooks.slack.com/x",
                "no url at all"
            })
    void nobody_else_is(String url) {
        assertThat(unit.isAllowed(url)).isFalse();
    }

    @Test
    void plain_http_is_for_this_machine_only() {
        assertThat(at("http://127.0.0.1:8080/api/").isAllowed("http://127.0.0.1:8080/commands/x"))
                .isTrue();
    }

    private static ResponseUrl at(String api) {
        return new ResponseUrl(new WebApi(new Secret("xoxb-1"), URI.create(api), SlackMeter.none()));
    }
}
