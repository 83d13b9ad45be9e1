package io.enidetach.sandbox.tencent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A network interface. Describe it, then {@link CloudModel#add(Eni)} it; later changes go through the model. */
public final class Eni {
    final String vpc;
    final String id;
    final String name;
    final List<Address> addresses = new ArrayList<>();
    final List<String> groups = new ArrayList<>(List.of("sg-dfg1df54"));
    final Map<String, String> tags = new LinkedHashMap<>();
    String description = "";
    String subnet = "subnet-0ap8nwca";
    Zone zone = Zone.GUANGZHOU_2;
    boolean primary;
    Instant created = Instant.parse("2024-11-01T02:00:00Z");
    Optional<Attachment> attachment = Optional.empty();
    /** When the last detach ended; an EIP is idle since then. */
    Optional<Instant> freeSince = Optional.empty();

    public Eni(String vpc, String id, String name) {
        this.vpc = vpc;
        this.id = id;
        this.name = name;
    }

    public Eni description(String text) {
        description = text;
        return this;
    }

    public Eni primary() {
        primary = true;
        return this;
    }

    public Eni subnet(String subnetId, Zone where) {
        subnet = subnetId;
        zone = where;
        return this;
    }

    public Eni address(String privateIp) {
        return address(privateIp, "", "");
    }

    /** Adds a private address with a public one; the first address added is the primary address. */
    public Eni address(String privateIp, String publicIp, String eip) {
        addresses.add(new Address(privateIp, addresses.isEmpty(), publicIp, eip));
        return this;
    }

    /** Replaces the security groups; v3 does not attach an interface without any. */
    public Eni groups(String... ids) {
        groups.clear();
        groups.addAll(List.of(ids));
        return this;
    }

    public Eni tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Starts out on this server since {@code at}. */
    public Eni on(String instance, Instant at) {
        attachment = Optional.of(new Attachment(instance, at, primary ? 0 : 1));
        return this;
    }

    boolean isOn(String instance) {
        return attachment.map(Attachment::instance).filter(instance::equals).isPresent();
    }

    /** Made from the ID, in the vendor's range. */
    String mac() {
        int hash = id.hashCode();
        return String.format("20:90:6F:%02X:%02X:%02X", hash >> 16 & 0xff, hash >> 8 & 0xff, hash & 0xff);
    }
}
