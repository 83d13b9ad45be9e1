package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The model as JSON for a page. Runs under the model's lock. */
final class Snapshot {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LAST_TASKS = 200;

    private Snapshot() {}

    static ObjectNode of(CloudModel model, Instant now) {
        ObjectNode root = JSON.objectNode().put("now", now.toString());
        ArrayNode vpcs = root.putArray("vpcs");
        model.vpcs().forEach(vpc -> vpcs.add(vpc(vpc)));
        ArrayNode servers = root.putArray("servers");
        model.servers().forEach(server -> servers.add(server(server)));
        ArrayNode enis = root.putArray("enis");
        model.enis().forEach(eni -> enis.add(eni(model, eni)));
        ArrayNode tasks = root.putArray("tasks");
        List<Task> all = model.tasks().all();
        all.stream().skip(Math.max(0, all.size() - LAST_TASKS)).forEach(task -> tasks.add(task(task)));
        return root;
    }

    private static ObjectNode vpc(Vpc vpc) {
        ObjectNode node = JSON.objectNode()
                .put("id", vpc.id)
                .put("legacyId", vpc.legacyId())
                .put("region", vpc.region)
                .put("name", vpc.name)
                .put("cidr", vpc.cidr);
        node.set("tags", tags(vpc.tags));
        return node;
    }

    private static ObjectNode server(Server server) {
        return JSON.objectNode()
                .put("id", server.id)
                .put("name", server.name)
                .put("vpc", server.vpc)
                .put("zone", server.zone.label)
                .put("subnet", server.subnet)
                .put("state", server.state.name());
    }

    private static ObjectNode eni(CloudModel model, Eni eni) {
        ObjectNode node = JSON.objectNode()
                .put("id", eni.id)
                .put("name", eni.name)
                .put("description", eni.description)
                .put("vpc", eni.vpc)
                .put("subnet", eni.subnet)
                .put("zone", eni.zone.label)
                .put("mac", eni.mac())
                .put("primary", eni.primary);
        eni.attachment.ifPresent(it -> node.putObject("attachment")
                .put("instance", it.instance())
                .put("since", it.since().toString())
                .put("deviceIndex", it.deviceIndex()));
        model.tasks().running(eni.id).ifPresent(task -> node.put("busy", task.order.kind().action));
        ArrayNode addresses = node.putArray("addresses");
        eni.addresses.forEach(it -> addresses
                .addObject()
                .put("privateIp", it.privateIp())
                .put("primary", it.primary())
                .put("publicIp", it.publicIp())
                .put("eip", it.eip()));
        ArrayNode groups = node.putArray("groups");
        eni.groups.forEach(groups::add);
        node.set("tags", tags(eni.tags));
        return node;
    }

    private static ObjectNode task(Task task) {
        return JSON.objectNode()
                .put("number", task.number)
                .put("requestId", task.requestId)
                .put("action", task.order.kind().action)
                .put("eni", task.order.eni())
                .put("instance", task.order.instance())
                .put("state", task.state.name())
                .put("finishesAt", task.finishesAt.equals(Instant.MAX) ? "never" : task.finishesAt.toString());
    }

    private static ObjectNode tags(Map<String, String> tags) {
        ObjectNode node = JSON.objectNode();
        tags.forEach(node::put);
        return node;
    }
}
