package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Ruling;
import io.enidetach.request.ServerFacts;
import org.junit.jupiter.api.Test;

/** What an earlier version stored lacks the fields that came since. */
class FormerRowsTest {
    @Test
    void a_server_without_tags_is_one_whose_tags_are_not_known() {
        ServerFacts server = Json.read(
                "{\"id\":{\"value\":\"ins-xx44545f\"},\"name\":\"web\",\"state\":\"RUNNING\",\"word\":\"running\"}",
                ServerFacts.class);

        assertThat(server.tags()).isEmpty();
    }

    @Test
    void a_ruling_without_a_trace_has_an_empty_one() {
        Ruling ruling = Json.read(
                "{\"rule\":\"r\",\"production\":false,\"productionWhy\":\"NONE\",\"productionLine\":\"\","
                        + "\"policyVersion\":\"v\",\"terms\":null}",
                Ruling.class);

        assertThat(ruling.trace()).isEmpty();
        assertThat(ruling.freeze()).isEmpty();
        assertThat(Json.read(Json.of(ruling), Ruling.class)).isEqualTo(ruling);
    }
}
