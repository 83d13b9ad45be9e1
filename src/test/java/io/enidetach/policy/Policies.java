package io.enidetach.policy;

import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies, people and places for tests. */
final class Policies {
    static final Channel OPS = new Channel("C0OPS");
    static final Channel ELSEWHERE = new Channel("C0RANDOM");
    static final Region GUANGZHOU = new Region("ap-guangzhou");
    static final Region SHANGHAI = new Region("ap-shanghai");
    static final VpcId PROD_VPC = new VpcId("vpc-7t9nf3pu");
    static final VpcId DEV_VPC = new VpcId("vpc-dev00001");
    static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    static final Target DEV = target(GUANGZHOU, "dev-web");

    private Policies() {}

    static Policy policy(String yaml) {
        Loaded loaded = PolicyFile.parse(yaml, "policy.yml");
        if (loaded instanceof Loaded.Broken broken) {
            throw new AssertionError(broken.faults());
        }
        return ((Loaded.Ok) loaded).policy();
    }

    /** A policy without production and with these rules, as YAML in a list. */
    static Policy rules(String... rules) {
        String list =
                String.join("\n", Arrays.stream(rules).map(r -> "  - " + r).toList());
        return policy("regions: [ap-guangzhou, ap-shanghai]\nproduction: {}\nrules:\n" + list + "\n");
    }

    /** A policy that allows nobody, with this {@code production}. */
    static Policy production(String production) {
        return policy("""
                regions: [ap-guangzhou]
                production: %s
                rules: []
                approval: { channel: C0APPROVE, users: [U0LEAD] }
                """.formatted(production));
    }

    static Subject member(String user, String... groups) {
        return new Subject(user, Truth.YES, Groups.of(List.of(groups)));
    }

    static Subject unread(String user) {
        return new Subject(user, Truth.YES, Groups.unreadable());
    }

    static Target target(Region region, String vpcName) {
        return Target.ofVpc(region, Optional.of(DEV_VPC), Optional.of(vpcName), Optional.of(Map.of()));
    }

    static Target unreadableVpc() {
        return Target.ofVpc(GUANGZHOU, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
