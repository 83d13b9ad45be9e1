package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;

/** The declared type of a v3 parameter. v3 refuses other types and undeclared names. */
enum V3Parameter {
    TEXT(JsonNode::isTextual),
    NUMBER(JsonNode::isIntegralNumber),
    TEXTS(node -> node.isArray() && all(node, JsonNode::isTextual)),
    FILTERS(node -> node.isArray() && all(node, V3Parameter::isFilter));

    /** Offset and Limit of DescribeVpcs really are texts. */
    static final Map<String, Map<String, V3Parameter>> OF_ACTION = Map.of(
            "DetachNetworkInterface",
            Map.of("NetworkInterfaceId", TEXT, "InstanceId", TEXT, "ClientToken", TEXT),
            "AttachNetworkInterface",
            Map.of("NetworkInterfaceId", TEXT, "InstanceId", TEXT, "ClientToken", TEXT, "AttachType", NUMBER),
            "DescribeVpcTaskResult",
            Map.of("TaskId", TEXT),
            "DescribeNetworkInterfaces",
            Map.of("NetworkInterfaceIds", TEXTS, "Filters", FILTERS, "Offset", NUMBER, "Limit", NUMBER),
            "DescribeVpcs",
            Map.of("VpcIds", TEXTS, "Filters", FILTERS, "Offset", TEXT, "Limit", TEXT),
            "DescribeAddresses",
            Map.of("AddressIds", TEXTS, "Filters", FILTERS, "Offset", NUMBER, "Limit", NUMBER),
            "DescribeNetworkInterfaceLimit",
            Map.of("InstanceId", TEXT),
            "DescribeInstances",
            Map.of("InstanceIds", TEXTS, "Filters", FILTERS, "Offset", NUMBER, "Limit", NUMBER));

    private final Predicate<JsonNode> shape;

    V3Parameter(Predicate<JsonNode> shape) {
        this.shape = shape;
    }

    /** The product on whose host the action lives. */
    static boolean exists(String action, String product) {
        return OF_ACTION.containsKey(action) && product.equals(action.equals("DescribeInstances") ? "cvm" : "vpc");
    }

    boolean accepts(JsonNode value) {
        return shape.test(value);
    }

    private static boolean isFilter(JsonNode node) {
        return node.path("Name").isTextual()
                && node.path("Values").isArray()
                && all(node.path("Values"), JsonNode::isTextual);
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> each) {
        for (JsonNode item : array) {
            if (!each.test(item)) {
                return false;
            }
        }
        return true;
    }
}
