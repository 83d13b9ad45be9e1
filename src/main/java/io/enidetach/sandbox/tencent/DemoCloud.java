package io.enidetach.sandbox.tencent;

import java.time.Instant;

/** The preset cloud of the sandbox. Its IDs are those of the documentation, so that examples can be pasted. */
final class DemoCloud {
    private static final String SHOP = "vpc-7t9nf3pu";
    private static final String LAB = "vpc-d3v00001";
    private static final String SHANGHAI = "vpc-sh4ngha1";
    private static final Instant BOOT = Instant.parse("2024-11-01T02:05:00Z");

    private DemoCloud() {}

    static CloudModel fill(CloudModel cloud) {
        cloud.add(new Vpc("ap-guangzhou", SHOP, "prod-shop").legacy(245).tag("env", "prod"));
        cloud.add(new Vpc("ap-guangzhou", LAB, "dev-lab")
                .legacy(266)
                .cidr("10.1.0.0/16")
                .tag("env", "dev"));
        cloud.add(new Vpc("ap-shanghai", SHANGHAI, "branch-shanghai").legacy(31).cidr("10.2.0.0/16"));
        shop(cloud);
        lab(cloud);
        shanghai(cloud);
        return cloud;
    }

    private static void shop(CloudModel cloud) {
        cloud.add(new Server(SHOP, "ins-xx44545f", "shop-2").tag("env", "prod"));
        cloud.add(new Server(SHOP, "ins-st0pped1", "shop-standby").state(ServerState.STOPPED));
        cloud.add(new Eni(SHOP, "eni-pr1mary1", "shop-2-primary")
                .primary()
                .address("10.0.0.3")
                .on("ins-xx44545f", BOOT));
        cloud.add(new Eni(SHOP, "eni-m6dyj72l", "shop-db-2")
                .address("10.0.0.12", "203.0.113.7", "eip-dgd545ef")
                .tag("env", "prod")
                .on("ins-xx44545f", BOOT));
        cloud.add(new Eni(SHOP, "eni-b4ckup01", "shop-backup")
                .description("nightly backup traffic")
                .address("10.0.0.13")
                .address("10.0.0.14")
                .on("ins-xx44545f", BOOT));
        cloud.add(new Eni(SHOP, "eni-pr1mary2", "shop-standby-primary")
                .primary()
                .address("10.0.0.4")
                .on("ins-st0pped1", BOOT));
        cloud.add(new Eni(SHOP, "eni-st4ndby1", "shop-standby-db")
                .address("10.0.0.15")
                .on("ins-st0pped1", BOOT));
        cloud.add(new Eni(SHOP, "eni-fr33fr33", "shop-spare").address("10.0.0.20"));
    }

    private static void lab(CloudModel cloud) {
        cloud.add(new Server(LAB, "ins-d3v00001", "lab-1").subnet("subnet-d3v00001"));
        cloud.add(new Server(LAB, "ins-str4nge1", "lab-migrating")
                .subnet("subnet-d3v00001")
                .state(ServerState.SERVICE_LIVE_MIGRATE));
        cloud.add(lab("eni-d3vprim1", "lab-1-primary")
                .primary()
                .address("10.1.0.3")
                .on("ins-d3v00001", BOOT));
        cloud.add(lab("eni-d3v00001", "lab-test-a").address("10.1.0.11").on("ins-d3v00001", BOOT));
        cloud.add(lab("eni-d3v00002", "lab-test-b")
                .address("10.1.0.12", "203.0.113.21", "eip-d3v00001")
                .on("ins-d3v00001", BOOT));
        cloud.add(lab("eni-str4prim", "lab-migrating-primary")
                .primary()
                .address("10.1.0.4")
                .on("ins-str4nge1", BOOT));
        cloud.add(lab("eni-str4nge1", "lab-migrating-data").address("10.1.0.13").on("ins-str4nge1", BOOT));
    }

    private static void shanghai(CloudModel cloud) {
        cloud.add(new Server(SHANGHAI, "ins-sh000001", "branch-1")
                .zone(Zone.SHANGHAI_2)
                .subnet("subnet-sh000001"));
        cloud.add(new Eni(SHANGHAI, "eni-sh00prim", "branch-1-primary")
                .subnet("subnet-sh000001", Zone.SHANGHAI_2)
                .primary()
                .address("10.2.0.3")
                .on("ins-sh000001", BOOT));
        cloud.add(new Eni(SHANGHAI, "eni-sh000001", "branch-files")
                .subnet("subnet-sh000001", Zone.SHANGHAI_2)
                .address("10.2.0.11")
                .on("ins-sh000001", BOOT));
    }

    private static Eni lab(String id, String name) {
        return new Eni(LAB, id, name).subnet("subnet-d3v00001", Zone.GUANGZHOU_2);
    }
}
