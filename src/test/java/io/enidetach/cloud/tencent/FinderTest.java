package io.enidetach.cloud.tencent;

import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.V2Shape;
import io.enidetach.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the finder of either API finds in the cloud that the sandbox starts with, over real sockets. */
class FinderTest {
    private static final String LOOK = "DescribeNetworkInterfaces";

    private final CloudModel model = CloudModel.demo(Clock.fixed(Fixture.NOW, ZoneOffset.UTC));
    private final CloudServer server = CloudServer.start(model, new Credentials(Fixture.KEY_ID, Fixture.KEY), 0);
    private final SettableClock clock = new SettableClock(Fixture.NOW.toString());
    private TencentCloud cloud;

    @AfterEach
    void close() {
        cloud.close();
        server.close();
    }

    private void over(Generation generation) {
        cloud = TencentCloud.open(
                Fixture.settings(generation, server.port(), Fixture.wide()),
                clock,
                new Random(7),
                (action, service, outcome, took) -> {});
    }

    private List<EniFacts> matching(String text) {
        return cloud.finder().matching(GUANGZHOU, new Clue(text)).seen().orElseThrow();
    }

    private List<EniId> ids(List<EniFacts> found) {
        return found.stream().map(EniFacts::id).toList();
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void a_name_is_searched_by_the_cloud(Generation generation) {
        over(generation);
        assertThat(ids(matching("shop-db")))
                .contains(ENI)
                .allSatisfy(id -> assertThat(id.value()).isNotEqualTo("eni-b4ckup01"));
        assertThat(server.calls().count(LOOK)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void an_id_finds_that_one_and_an_id_of_nobody_finds_none(Generation generation) {
        over(generation);
        assertThat(ids(matching("eni-m6dyj72l"))).containsExactly(ENI);
        assertThat(matching("eni-00000000")).isEmpty();
    }

    @Test
    void api_3_searches_by_private_and_by_public_address() {
        over(Generation.V3);
        assertThat(ids(matching("10.0.0.12"))).contains(ENI);
        assertThat(ids(matching("203.0.113.7"))).containsExactly(ENI);
    }

    @Test
    void api_2_cannot_search_by_address_and_makes_no_call() {
        over(Generation.V2);
        assertThat(matching("10.0.0.12")).isEmpty();
        assertThat(server.calls().count(LOOK)).isZero();
    }

    @ParameterizedTest
    @EnumSource(V2Shape.class)
    void the_listing_has_every_eni_of_the_region_in_either_shape_of_api_2(V2Shape shape) {
        server.answerIn(shape);
        over(Generation.V2);
        theListingHasEveryEni();
    }

    @Test
    void the_listing_has_every_eni_of_the_region_over_api_3() {
        over(Generation.V3);
        theListingHasEveryEni();
    }

    private void theListingHasEveryEni() {
        List<EniFacts> listed = cloud.finder().listing(GUANGZHOU).seen().orElseThrow();
        assertThat(ids(listed))
                .contains(ENI, new EniId("eni-fr33fr33"), new EniId("eni-pr1mary1"), new EniId("eni-d3v00001"))
                .doesNotContain(new EniId("eni-sh000001"));
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void many_pages_are_read_but_not_all_of_a_huge_region(Generation generation) {
        for (int i = 0; i < 500; i++) {
            model.add(new Eni(VPC.value(), "eni-x%07d".formatted(i), "node-" + i).address("10.9.0." + i));
        }
        over(generation);
        assertThat(cloud.finder().listing(GUANGZHOU).seen().orElseThrow())
                .hasSize(CloudFinder.LISTING_MAX)
                .doesNotHaveDuplicates();
        assertThat(server.calls().count(LOOK)).isEqualTo(generation == Generation.V2 ? 4 : 2);
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void what_was_found_is_remembered_for_a_short_while(Generation generation) {
        over(generation);
        for (int i = 0; i < 3; i++) {
            matching("shop");
            cloud.finder().vpc(GUANGZHOU, VPC);
        }
        int calls = server.calls().all().size();
        assertThat(calls).isEqualTo(2);
        clock.advance(RecentFindings.KEPT.plus(Duration.ofSeconds(1)));
        matching("shop");
        assertThat(server.calls().all()).hasSize(calls + 1);
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void what_could_not_be_read_is_not_remembered(Generation generation) {
        over(generation);
        server.faults().set(FaultRule.of(Fault.HTTP_5XX).times(1));
        assertThat(cloud.finder().matching(GUANGZHOU, new Clue("shop"))).isInstanceOf(Reading.Unreadable.class);
        assertThat(ids(matching("shop"))).contains(ENI);
    }
}
