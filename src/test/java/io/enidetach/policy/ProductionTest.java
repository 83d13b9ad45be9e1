package io.enidetach.policy;

import static io.enidetach.policy.Policies.DEV_VPC;
import static io.enidetach.policy.Policies.GUANGZHOU;
import static io.enidetach.policy.Policies.OPS;
import static io.enidetach.policy.Policies.PROD_VPC;
import static io.enidetach.policy.Policies.member;
import static io.enidetach.policy.Policies.production;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.VpcId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProductionTest {
    private static final String ID = "{ vpcs: [vpc-7t9nf3pu] }";
    private static final String NAME = "{ vpcs: ['prod-*'] }";
    private static final String TAG = "{ tags: { env: [prod, 'live*'] } }";
    private static final String ALL = "{ vpcs: [vpc-7t9nf3pu, 'prod-*'], tags: { env: [prod] } }";
    private static final Map<String, String> NO_TAGS = Map.of();

    static Stream<Arguments> lines() {
        return Stream.of(
                row(ID, PROD_VPC, "x", NO_TAGS, ProductionWhy.VPC_ID, "vpcs: vpc-7t9nf3pu"),
                row(ID, DEV_VPC, "x", NO_TAGS, ProductionWhy.NONE, ""),
                row(ID, DEV_VPC, "vpc-7t9nf3pu", NO_TAGS, ProductionWhy.NONE, ""),
                row(ID, null, "x", NO_TAGS, ProductionWhy.VPC_UNREADABLE, "vpcs: vpc-7t9nf3pu"),
                row(NAME, DEV_VPC, "prod-web", NO_TAGS, ProductionWhy.NAME_GLOB, "vpcs: prod-*"),
                row(NAME, DEV_VPC, "PROD-Web", NO_TAGS, ProductionWhy.NAME_GLOB, "vpcs: prod-*"),
                row(NAME, DEV_VPC, "preprod-web", NO_TAGS, ProductionWhy.NONE, ""),
                row(NAME, DEV_VPC, "", NO_TAGS, ProductionWhy.NONE, ""),
                row(NAME, DEV_VPC, null, NO_TAGS, ProductionWhy.NAME_UNREADABLE, "vpcs: prod-*"),
                row("{ vpcs: ['PROD?'] }", DEV_VPC, "prod1", null, ProductionWhy.NAME_GLOB, "vpcs: PROD?"),
                row("{ vpcs: ['*'] }", null, null, null, ProductionWhy.NAME_GLOB, "vpcs: *"),
                row("{ vpcs: ['生产*'] }", DEV_VPC, "生产-1", null, ProductionWhy.NAME_GLOB, "vpcs: 生产*"),
                row(TAG, DEV_VPC, "x", Map.of("env", "prod"), ProductionWhy.TAG, "tags: env"),
                row(TAG, DEV_VPC, "x", Map.of("Env", "PROD"), ProductionWhy.TAG, "tags: env"),
                row(TAG, DEV_VPC, "x", Map.of("env", "live-eu"), ProductionWhy.TAG, "tags: env"),
                row(TAG, DEV_VPC, "x", Map.of("env", "dev", "tier", "prod"), ProductionWhy.NONE, ""),
                row(TAG, DEV_VPC, "x", NO_TAGS, ProductionWhy.NONE, ""),
                row(TAG, DEV_VPC, "x", null, ProductionWhy.TAGS_UNREADABLE, "tags: env"),
                row(ALL, PROD_VPC, null, null, ProductionWhy.VPC_ID, "vpcs: vpc-7t9nf3pu"),
                row(ALL, null, "prod-1", null, ProductionWhy.NAME_GLOB, "vpcs: prod-*"),
                row(ALL, null, null, Map.of("env", "prod"), ProductionWhy.TAG, "tags: env"),
                row(ALL, DEV_VPC, "dev", null, ProductionWhy.TAGS_UNREADABLE, "tags: env"),
                row(ALL, DEV_VPC, "dev", NO_TAGS, ProductionWhy.NONE, ""),
                row("{}", null, null, null, ProductionWhy.NONE, ""));
    }

    private static Arguments row(
            String production, VpcId vpc, String name, Map<String, String> tags, ProductionWhy why, String line) {
        var target =
                Target.ofVpc(GUANGZHOU, Optional.ofNullable(vpc), Optional.ofNullable(name), Optional.ofNullable(tags));
        return Arguments.of(production, target, why, line);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_vpc_is_production_when_a_line_matches_or_cannot_be_shown_not_to(
            String production, Target target, ProductionWhy why, String line) {
        assertThat(production(production).decide(member("U0EVE"), OPS, target, Policies.NOW))
                .extracting(Decision::production, Decision::productionWhy, Decision::productionLine)
                .containsExactly(why != ProductionWhy.NONE, why, line);
    }
}
