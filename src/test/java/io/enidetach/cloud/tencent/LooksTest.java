package io.enidetach.cloud.tencent;

import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Look;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Sought;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.VpcId;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.Server;
import io.enidetach.sandbox.tencent.V2Shape;
import io.enidetach.sandbox.tencent.Vpc;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Looking at many ENIs at once: how many calls it takes, and what is told. */
class LooksTest {
    private static final String LIST = "DescribeNetworkInterfaces";
    private static final Instant BOOT = Instant.parse("2024-11-01T02:05:00Z");

    private final CloudModel model = CloudModel.empty(Clock.fixed(Fixture.NOW, ZoneOffset.UTC));
    private final CloudServer server = CloudServer.start(model, new Credentials(Fixture.KEY_ID, Fixture.KEY), 0);
    private TencentCloud cloud;

    @AfterEach
    void close() {
        if (cloud != null) {
            cloud.close();
        }
        server.close();
    }

    /** ENIs in one VPC, so many on each server. */
    private List<Sought> enis(int vpc, int count, int onEach) {
        String vpcId = "vpc-%08d".formatted(vpc);
        model.add(new Vpc("ap-guangzhou", vpcId, "v" + vpc).legacy(vpc + 1));
        List<Sought> sought = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String instance = "ins-%04d%04d".formatted(vpc, i / onEach);
            if (i % onEach == 0) {
                model.add(new Server(vpcId, instance, "s"));
            }
            String eni = "eni-%04d%04d".formatted(vpc, i);
            model.add(new Eni(vpcId, eni, "e").address("10.0.0.9").on(instance, BOOT));
            sought.add(new Sought(new EniId(eni), new VpcId(vpcId), new InstanceId(instance)));
        }
        return sought;
    }

    private Map<EniId, Reading<EniFacts>> look(Generation generation, List<Sought> sought) {
        if (cloud == null) {
            cloud = Fixture.open(Fixture.settings(generation, server.port(), Fixture.wide()));
        }
        server.calls().clear();
        Map<EniId, Reading<EniFacts>> seen = new HashMap<>();
        List<Look> looks = cloud.watcher().looks(GUANGZHOU, sought);
        assertThat(looks.stream().flatMap(look -> look.sought().stream())).containsExactlyInAnyOrderElementsOf(sought);
        looks.forEach(look -> look.take((id, reading) ->
                assertThat(seen.put(id, reading)).as("told once: " + id).isNull()));
        return seen;
    }

    private static boolean isFree(Reading<EniFacts> reading) {
        return reading.seen().orElseThrow().attachment().isEmpty();
    }

    @Test
    void api_3_lists_a_hundred_by_id_in_one_call() {
        List<Sought> sought = enis(0, 230, 3);
        model.detachNow("eni-00000007");
        Map<EniId, Reading<EniFacts>> seen = look(Generation.V3, sought);
        assertThat(server.calls().count(LIST)).isEqualTo(3);
        assertThat(seen).hasSize(230);
        assertThat(seen.keySet().stream().filter(id -> isFree(seen.get(id))))
                .containsExactly(new EniId("eni-00000007"));
    }

    @Test
    void one_that_is_gone_does_not_hide_the_others_in_api_3() {
        List<Sought> sought = new ArrayList<>(enis(0, 60, 3));
        EniId gone = new EniId("eni-99999999");
        sought.add(30, new Sought(gone, new VpcId("vpc-00000000"), new InstanceId("ins-00000000")));
        Map<EniId, Reading<EniFacts>> seen = look(Generation.V3, sought);
        assertThat(seen.get(gone)).isInstanceOf(Reading.Absent.class);
        assertThat(seen.values().stream().filter(Reading.Found.class::isInstance))
                .hasSize(60);
    }

    @ParameterizedTest
    @EnumSource
    void api_2_lists_a_vpc_by_pages_when_that_is_less(V2Shape shape) {
        server.answerIn(shape);
        List<Sought> sought = enis(0, 60, 2);
        model.detachNow("eni-00000007");
        Map<EniId, Reading<EniFacts>> seen = look(Generation.V2, sought);
        assertThat(server.calls().count(LIST)).isEqualTo(2);
        assertThat(seen).hasSize(60);
        assertThat(seen.keySet().stream().filter(id -> isFree(seen.get(id))))
                .containsExactly(new EniId("eni-00000007"));
    }

    @Test
    void api_2_goes_by_server_in_a_large_vpc_and_looks_alone_at_those_that_left() {
        List<Sought> sought = enis(0, 300, 3);
        List<Sought> few = sought.subList(0, 12);
        look(Generation.V2, few);
        model.detachNow("eni-00000004");
        Map<EniId, Reading<EniFacts>> seen = look(Generation.V2, few);
        assertThat(server.calls().count(LIST))
                .as("four servers and one that left")
                .isEqualTo(5);
        assertThat(seen).hasSize(12);
        assertThat(isFree(seen.get(new EniId("eni-00000004")))).isTrue();
    }

    @Test
    void api_2_asks_for_single_ones_by_themselves() {
        List<Sought> sought =
                IntStream.range(0, 3).mapToObj(vpc -> enis(vpc, 5, 1).get(0)).toList();
        assertThat(look(Generation.V2, sought)).hasSize(3);
        assertThat(server.calls().all())
                .extracting(call -> call.parameters().get("networkInterfaceId"))
                .containsExactlyInAnyOrder("eni-00000000", "eni-00010000", "eni-00020000");
    }

    @Test
    void one_that_is_on_no_page_is_looked_at_by_itself_in_api_2() {
        List<Sought> sought = new ArrayList<>(enis(0, 10, 2));
        EniId gone = new EniId("eni-99999999");
        sought.add(new Sought(gone, new VpcId("vpc-00000000"), new InstanceId("ins-00000000")));
        assertThat(look(Generation.V2, sought).get(gone)).isInstanceOf(Reading.Absent.class);
        assertThat(server.calls().count(LIST)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void an_error_is_told_of_all_and_is_never_free(Generation generation) {
        List<Sought> sought = enis(0, 20, 2);
        server.faults().set(FaultRule.of(Fault.HTTP_5XX));
        assertThat(look(generation, sought).values()).hasSize(20).allMatch(Reading.Unreadable.class::isInstance);
        assertThat(server.calls().count(LIST)).isEqualTo(1);
    }
}
