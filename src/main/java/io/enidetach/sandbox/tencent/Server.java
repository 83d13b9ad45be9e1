package io.enidetach.sandbox.tencent;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A server (CVM). Describe it, then {@link CloudModel#add(Server)} it; later changes go through the model. */
public final class Server {
    final String id;
    final String name;
    final String vpc;
    final Map<String, String> tags = new LinkedHashMap<>();
    Zone zone = Zone.GUANGZHOU_2;
    String subnet = "subnet-0ap8nwca";
    ServerState state = ServerState.RUNNING;

    public Server(String vpc, String id, String name) {
        this.vpc = vpc;
        this.id = id;
        this.name = name;
    }

    public Server zone(Zone where) {
        zone = where;
        return this;
    }

    public Server subnet(String subnetId) {
        subnet = subnetId;
        return this;
    }

    public Server state(ServerState now) {
        state = now;
        return this;
    }

    public Server tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** The old ID, {@code qcvm} and 32 hex digits; made from the new one so that it never changes. */
    String legacyId() {
        UUID made = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return "qcvm" + made.toString().replace("-", "");
    }
}
