package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands around a v2 payload in one of the two shapes. */
record V2Envelope(V2Shape shape) {

    ObjectNode success() {
        ObjectNode root = envelope(0, "");
        return shape == V2Shape.OLDER ? root : root.put("codeDesc", "Success");
    }

    /** Errors carry their word in both shapes, else the older one could not be told apart at all. */
    ObjectNode error(int code, String word, String message) {
        return envelope(code, message).put("codeDesc", word);
    }

    ObjectNode task(int number) {
        ObjectNode root = success();
        (shape == V2Shape.OLDER ? root : root.putObject("data")).put("taskId", number);
        return root;
    }

    /** A list of interfaces with its total. */
    ObjectNode list(int total, ArrayNode items) {
        ObjectNode root = success();
        if (shape == V2Shape.OLDER) {
            root.put("totalCount", total).set("data", items);
        } else {
            root.putObject("data").put("totalNum", total).set("data", items);
        }
        return root;
    }

    private ObjectNode envelope(int code, String message) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (shape == V2Shape.OLDER) {
            root.put("code", Integer.toString(code));
        } else {
            root.put("code", code);
        }
        return root.put("message", message);
    }
}
