package io.enidetach.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.Calls;
import io.enidetach.sandbox.tencent.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireLogTest {
    private final WireLog unit = new WireLog();

    @Test
    void secrets_are_masked_by_name_and_by_shape_at_any_depth() {
        ObjectNode request = Json.object().put("token", "verysecret").put("text", "look: xoxb-1-2-Abc and xapp-9-Z.");
        request.putArray("list").addObject().put("trigger_id", "1.2.abc");
        request.put("where", "ws://127.0.0.1:1/link/?ticket=abc123&app_id=A1");
        unit.slack(new Calls.Call(
                Instant.EPOCH, true, "chat.postMessage", 200, "ok", request, Json.object(), Duration.ZERO));
        unit.cloud(cloudCall("0", 200, Map.of("SecretId", "AKIDxyz", "Signature", "s1gn", "vpcId", "vpc-7t9nf3pu")));

        String shown = unit.since(0).toString();
        assertThat(shown).contains("•••", "app_id=A1", "vpc-7t9nf3pu");
        assertThat(shown).doesNotContain("verysecret", "xoxb-", "xapp-", "1.2.abc", "abc123", "AKIDxyz", "s1gn");
    }

    @Test
    void one_reads_on_from_where_one_was() {
        unit.cloud(cloudCall("0", 200, Map.of()));
        long last = unit.since(0).path("last").asLong();
        unit.cloud(cloudCall("4400 RequestLimitExceeded", 200, Map.of()));

        assertThat(unit.since(last).path("calls")).singleElement().satisfies(call -> {
            assertThat(call.path("ok").asBoolean()).isFalse();
            assertThat(call.path("outcome").asText()).isEqualTo("4400 RequestLimitExceeded");
        });
    }

    @Test
    void a_call_that_got_no_answer_is_no_success() {
        unit.cloud(cloudCall("0, then reset", 0, Map.of()));

        assertThat(unit.since(0).at("/calls/0/ok").asBoolean()).isFalse();
    }

    @Test
    void only_the_last_500_calls_are_kept() {
        for (int i = 0; i < 501; i++) unit.cloud(cloudCall("0", 200, Map.of()));

        assertThat(unit.since(0).path("calls")).hasSize(500);
        assertThat(unit.since(0).at("/calls/0/n").asLong()).isEqualTo(2);
    }

    private static Call cloudCall(String outcome, int status, Map<String, String> parameters) {
        Call.Operation detach = new Call.Operation("v2", "DetachNetworkInterface", "ap-guangzhou");
        return new Call(Instant.EPOCH, detach, parameters, outcome, status);
    }
}
