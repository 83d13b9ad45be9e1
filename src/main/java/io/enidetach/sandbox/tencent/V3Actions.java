package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The writing actions of API 3.0 and the query of their tasks; lists are in {@link V3Lists}. */
record V3Actions(CloudModel model, ClientTokens tokens, V3Params params, String region, Struck struck) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern CLIENT_TOKEN = Pattern.compile("\\p{ASCII}{1,64}");

    /** What stands under {@code Response}; without a RequestId where the caller is to make one. */
    ObjectNode run(String action) throws RefusedCall {
        V3Lists lists = new V3Lists(model, params, region);
        return switch (action) {
            case "DetachNetworkInterface" -> order(Task.Kind.DETACH);
            case "AttachNetworkInterface" -> order(Task.Kind.ATTACH);
            case "DescribeVpcTaskResult" -> taskResult();
            case "DescribeNetworkInterfaces" -> lists.interfaces();
            case "DescribeVpcs" -> lists.vpcs();
            case "DescribeAddresses" -> lists.addresses();
            case "DescribeNetworkInterfaceLimit" -> limit();
            case "DescribeInstances" -> lists.servers();
            default -> throw new RefusedCall(Refusal.NO_ACTION, "no such action: " + action);
        };
    }

    private ObjectNode order(Task.Kind kind) throws RefusedCall {
        String eni = params.requiredId("NetworkInterfaceId", "eni");
        String instance = params.requiredId("InstanceId", "ins");
        params.number("AttachType", 0, 0, 1);
        Optional<String> token = params.text("ClientToken");
        if (token.isPresent() && !CLIENT_TOKEN.matcher(token.get()).matches()) {
            throw new RefusedCall(Refusal.BAD_VALUE, "ClientToken is longer than 64 ASCII characters");
        }
        Task.Order order = new Task.Order(kind, region, eni, instance, struck.ending());
        CloudModel.Checks checks =
                kind == Task.Kind.DETACH ? Rules.detach(Optional.empty()) : Rules.attach(Optional.empty());
        String requestId = tokens.once(
                token, order, model, () -> model.start(order, UUID.randomUUID().toString(), checks).requestId);
        return JSON.objectNode().put("RequestId", requestId);
    }

    private ObjectNode taskResult() throws RefusedCall {
        String id = params.required("TaskId");
        Task.State state = model.read(() -> model.tasks()
                        .byRequest(id)
                        .filter(task -> task.order.region().equals(region))
                        .map(task -> task.state))
                .orElseThrow(() -> new RefusedCall(Refusal.TASK_NOT_FOUND, "task " + id + " not found"));
        ObjectNode node = JSON.objectNode().put("Status", state.name());
        node.put("Output", state == Task.State.FAILED ? "the task failed" : state.name());
        node.putNull("Result");
        return node;
    }

    private ObjectNode limit() throws RefusedCall {
        String id = params.required("InstanceId");
        boolean known = model.read(() ->
                model.server(region, id).isPresent() || model.eni(region, id).isPresent());
        if (!known) {
            throw new RefusedCall(Refusal.INSTANCE_NOT_FOUND, "instance " + id + " not found");
        }
        return JSON.objectNode()
                .put("EniQuantity", CloudModel.INTERFACES_PER_SERVER)
                .put("EniPrivateIpAddressQuantity", 10)
                .put("ExtendEniQuantity", 0)
                .put("ExtendEniPrivateIpAddressQuantity", 0);
    }

    /** {@code TotalCount} and the named list. */
    static ObjectNode list(String name, int total, ArrayNode items) {
        ObjectNode node = JSON.objectNode().put("TotalCount", total);
        node.set(name, items);
        return node;
    }
}
