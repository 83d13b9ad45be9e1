package io.enidetach.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Sim sim = new Sim();

    @AfterEach
    void close() {
        sim.close();
    }

    private HttpResponse<String> post() {
        return sim.bot.answer("chat.postMessage", "channel", "C0OPS", "text", "x");
    }

    private int posted() {
        return sim.workspace.messages("C0OPS").size();
    }

    @Test
    void a_planned_rate_limit_hits_that_many_calls_of_that_method() {
        sim.slack.faults().nextRateLimited("chat.postMessage", Duration.ofSeconds(7), 2);

        assertThat(sim.bot.call("auth.test").path("ok").asBoolean()).isTrue();
        HttpResponse<String> first = post();
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(first.body()).contains("ratelimited");
        assertThat(post().statusCode()).isEqualTo(429);
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(posted()).isEqualTo(1);
    }

    @Test
    void server_errors_do_nothing() {
        sim.slack.faults().next("chat.postMessage", SlackFault.SERVER_ERROR, 1);
        sim.slack.faults().next("chat.postMessage", SlackFault.UNAVAILABLE, 1);
        sim.slack.faults().next("chat.postMessage", SlackFault.HTML_502, 1);
        sim.slack.faults().nextError("chat.postMessage", "fatal_error", 1);

        assertThat(post().statusCode()).isEqualTo(500);
        assertThat(post().statusCode()).isEqualTo(503);
        HttpResponse<String> proxy = post();
        assertThat(proxy.statusCode()).isEqualTo(502);
        assertThat(proxy.body()).startsWith("<html>");
        assertThat(post().body()).contains("fatal_error");
        assertThat(posted()).isZero();
    }

    @Test
    void a_reset_after_processing_leaves_the_message_there() {
        sim.slack.faults().next("chat.postMessage", SlackFault.RESET_AFTER, 1);

        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);

        assertThat(posted()).isEqualTo(1);
    }

    @Test
    void a_reset_before_processing_leaves_nothing() {
        sim.slack.faults().next("chat.postMessage", SlackFault.RESET_BEFORE, 1);

        assertThatThrownBy(this::post).isInstanceOf(UncheckedIOException.class);

        assertThat(posted()).isZero();
    }

    @Test
    void an_empty_answer_and_a_slow_one_come_after_the_effect() {
        sim.slack.faults().next("chat.postMessage", SlackFault.EMPTY_OK, 1);
        sim.slack.faults().nextSlow("chat.postMessage", Duration.ofMillis(120), 1);

        assertThat(post().body()).isEmpty();
        long started = System.nanoTime();
        assertThat(post().body()).contains("\"ok\":true");

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(posted()).isEqualTo(2);
    }

    @Test
    void limits_are_generous_until_they_are_strict() {
        for (int i = 0; i < 50; i++) assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void one_message_a_second_fits_into_a_channel() {
        sim.slack.strictRateLimits(0);

        assertThat(post().statusCode()).isEqualTo(200);
        HttpResponse<String> second = post();
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).contains("1");
        assertThat(sim.bot
                        .call("chat.postMessage", "channel", "C0APPROVE", "text", "x")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        sim.clock.advance(Duration.ofSeconds(1));
        assertThat(post().statusCode()).isEqualTo(200);
    }

    @Test
    void a_method_has_its_calls_a_minute() {
        sim.slack.rateLimit("users.info", 2);

        sim.bot.call("users.info", "user", "U0BOB");
        sim.clock.advance(Duration.ofSeconds(20));
        sim.bot.call("users.info", "user", "U0BOB");
        HttpResponse<String> third = sim.bot.answer("users.info", "user", "U0BOB");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("40");
        sim.clock.advance(Duration.ofSeconds(40));
        assertThat(sim.bot.call("users.info", "user", "U0BOB").path("ok").asBoolean())
                .isTrue();
    }
}
