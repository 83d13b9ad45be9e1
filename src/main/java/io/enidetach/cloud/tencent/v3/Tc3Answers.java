package io.enidetach.cloud.tencent.v3;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.tencent.wire.Codes;
import io.enidetach.cloud.tencent.wire.Fields;
import io.enidetach.cloud.tencent.wire.Listing;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.request.InstanceId;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tasks, VPCs and servers from answers in the v3 shape, whichever host sent them (reference, 3.4 to 3.10). */
public final class Tc3Answers {

    private Tc3Answers() {}

    /** The task to follow is the request ID of the call that began it. */
    public static Optional<String> taskId(Reply.Good good) {
        return Optional.of(good.reference()).filter(id -> !id.isEmpty());
    }

    /** What a task has come to. Its output is prose and is not looked at. */
    public static TaskReading task(Reply.Good good) {
        return switch (Fields.text(good.content(), "Status")) {
            case "SUCCESS" -> new TaskReading.Succeeded();
            case "FAILED" -> new TaskReading.Failed("unspecified");
            case "RUNNING" -> new TaskReading.Running();
            default -> new TaskReading.Unreadable(good.odd("odd_status"));
        };
    }

    /** The VPC of that ID; tags only where the answer has a list of them, were it empty. */
    public static Reading<VpcFacts> vpc(Reply.Good good, VpcId id) {
        return Listing.only(
                good,
                list(good.content(), "VpcSet"),
                entry -> Fields.text(entry, "VpcId").equals(id.value()),
                entry -> new Reading.Found<>(
                        new VpcFacts(id, Fields.optional(entry, "VpcName"), tags(entry.path("TagSet")))));
    }

    /** The server of that ID. */
    public static Reading<ServerFacts> server(Reply.Good good, InstanceId id) {
        return Listing.only(
                good,
                list(good.content(), "InstanceSet"),
                entry -> Fields.text(entry, "InstanceId").equals(id.value()),
                entry -> new Reading.Found<>(serverFacts(entry, id)));
    }

    private static ServerFacts serverFacts(JsonNode entry, InstanceId id) {
        Optional<String> name = Fields.optional(entry, "InstanceName");
        String word = Fields.text(entry, "InstanceState");
        Optional<Map<String, String>> tags = tags(entry.path("Tags"));
        return switch (word) {
            case "" -> new ServerFacts(id, name, ServerState.UNREADABLE, "", tags);
            case "RUNNING" -> new ServerFacts(id, name, ServerState.RUNNING, word, tags);
            case "STOPPED" -> new ServerFacts(id, name, ServerState.STOPPED, word, tags);
            default -> new ServerFacts(id, name, ServerState.OTHER, Codes.shown(word), tags);
        };
    }

    /** Tags by key, or nothing when there is no list of them or one of them has no key. */
    static Optional<Map<String, String>> tags(JsonNode set) {
        if (!set.isArray()) {
            return Optional.empty();
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonNode tag : set) {
            String key = Fields.text(tag, "Key");
            if (key.isEmpty() || tags.put(key, Fields.text(tag, "Value")) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(tags));
    }

    static Optional<List<JsonNode>> list(JsonNode content, String name) {
        JsonNode list = content.path(name);
        return list.isArray() || Fields.isEmpty(list) ? Optional.of(Fields.list(list)) : Optional.empty();
    }
}
