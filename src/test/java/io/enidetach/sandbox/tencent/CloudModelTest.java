package io.enidetach.sandbox.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CloudModelTest {
    private static final Instant BOOT = Instant.parse("2026-11-01T00:00:00Z");

    private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
    private final CloudModel model = CloudModel.empty(clock)
            .add(new Vpc("ap-beijing", "vpc-aaaaaaaa", "own").legacy(7).tag("env", "prod"))
            .add(new Server("vpc-aaaaaaaa", "ins-aaaaaaaa", "web").state(ServerState.STOPPED))
            .add(new Eni("vpc-aaaaaaaa", "eni-aaaaaaaa", "first")
                    .address("10.0.0.1")
                    .on("ins-aaaaaaaa", BOOT));

    private Task detach() throws RefusedCall {
        Task.Order order =
                new Task.Order(Task.Kind.DETACH, "ap-beijing", "eni-aaaaaaaa", "ins-aaaaaaaa", Task.Ending.NORMAL);
        return model.start(order, UUID.randomUUID().toString(), Rules.detach(Optional.empty()));
    }

    @Test
    void the_duration_of_a_task_is_settled_when_it_starts() throws RefusedCall {
        model.taskDuration(Duration.ofSeconds(30));
        detach();
        model.taskDuration(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(29));
        assertThat(model.serverOf("eni-aaaaaaaa")).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(model.serverOf("eni-aaaaaaaa")).isEmpty();
    }

    @Test
    void another_clock_can_be_put_in() throws RefusedCall {
        detach();
        model.useClock(Clock.fixed(clock.instant().plusSeconds(60), ZoneOffset.UTC));
        assertThat(model.serverOf("eni-aaaaaaaa")).isEmpty();
    }

    @Test
    void a_detach_does_not_take_an_interface_off_a_server_it_moved_to_meanwhile() throws RefusedCall {
        detach();
        model.add(new Server("vpc-aaaaaaaa", "ins-bbbbbbbb", "other"));
        model.attachNow("eni-aaaaaaaa", "ins-bbbbbbbb");
        clock.advance(Duration.ofSeconds(10));
        assertThat(model.serverOf("eni-aaaaaaaa")).contains("ins-bbbbbbbb");
    }

    @Test
    void the_snapshot_shows_everything_and_what_is_going_on() throws RefusedCall {
        detach();
        ObjectNode all = model.toJson();
        assertThat(all.at("/vpcs/0/legacyId").asText()).isEqualTo("bj_vpc_7");
        assertThat(all.at("/vpcs/0/tags/env").asText()).isEqualTo("prod");
        assertThat(all.at("/servers/0/state").asText()).isEqualTo("STOPPED");
        assertThat(all.at("/enis/0/busy").asText()).isEqualTo("DetachNetworkInterface");
        assertThat(all.at("/enis/0/attachment/since").asText()).isEqualTo(BOOT.toString());
        assertThat(all.at("/tasks/0/state").asText()).isEqualTo("RUNNING");
        clock.advance(Duration.ofSeconds(2));
        JsonNode eni = model.toJson().at("/enis/0");
        assertThat(eni.has("attachment")).isFalse();
        assertThat(eni.has("busy")).isFalse();
    }

    @Test
    void every_id_of_the_demo_is_well_formed_and_every_interface_has_a_home() {
        ObjectNode demo = CloudModel.demo(clock).toJson();
        assertThat(demo.findValuesAsText("id")).isNotEmpty().allMatch(id -> id.matches("(vpc|ins|eni)-[0-9a-z]{8}"));
        assertThat(demo.findValuesAsText("eip")).allMatch(eip -> eip.matches("(eip-[0-9a-z]{8})?"));
        demo.get("servers")
                .forEach(server -> assertThat(demo.get("enis"))
                        .as(server.get("id").asText())
                        .anyMatch(eni -> eni.get("primary").asBoolean()
                                && eni.at("/attachment/instance")
                                        .asText()
                                        .equals(server.get("id").asText())));
    }
}
