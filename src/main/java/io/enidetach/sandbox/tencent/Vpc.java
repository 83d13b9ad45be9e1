package io.enidetach.sandbox.tencent;

import java.util.LinkedHashMap;
import java.util.Map;

/** A virtual private cloud. Describe it, then {@link CloudModel#add(Vpc)} it; after that it must not be touched. */
public final class Vpc {
    final String region;
    final String id;
    final String name;
    final Map<String, String> tags = new LinkedHashMap<>();
    String cidr = "10.0.0.0/16";
    int legacyNumber = 1;

    public Vpc(String region, String id, String name) {
        this.region = region;
        this.id = id;
        this.name = name;
    }

    public Vpc cidr(String block) {
        cidr = block;
        return this;
    }

    /** The number in the old ID, as 245 in {@code gz_vpc_245}. */
    public Vpc legacy(int number) {
        legacyNumber = number;
        return this;
    }

    public Vpc tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    String legacyId() {
        return Regions.shortOf(region) + "_vpc_" + legacyNumber;
    }
}
