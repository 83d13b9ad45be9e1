package io.enidetach.cloud.tencent.v2;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.tencent.v3.Tc3Answers;
import io.enidetach.cloud.tencent.wire.Codes;
import io.enidetach.cloud.tencent.wire.Fields;
import io.enidetach.cloud.tencent.wire.Listing;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.request.InstanceId;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads tasks, VPCs and servers from v2 answers; the v3 shape goes to the v3 rules. */
final class QcloudAnswers {
    private static final Pattern TASK_ID = Pattern.compile("[1-9]\\d{0,19}");
    /** Reference, 2.7; 15/16 and 17/18 are binding and unbinding. */
    private static final Map<String, String> SERVER_WORDS = Map.ofEntries(
            Map.entry("1", "faulty"),
            Map.entry("2", "running"),
            Map.entry("3", "creating"),
            Map.entry("4", "shut down"),
            Map.entry("5", "returned"),
            Map.entry("6", "returning"),
            Map.entry("7", "rebooting"),
            Map.entry("8", "starting"),
            Map.entry("9", "shutting down"),
            Map.entry("10", "password reset"),
            Map.entry("11", "formatting"),
            Map.entry("12", "imaging"),
            Map.entry("13", "bandwidth change"),
            Map.entry("14", "reinstalling"),
            Map.entry("15", "domain binding"),
            Map.entry("16", "domain unbinding"),
            Map.entry("17", "load-balancer binding"),
            Map.entry("18", "load-balancer unbinding"),
            Map.entry("19", "upgrading"),
            Map.entry("20", "key delivery"),
            Map.entry("21", "maintenance"));

    private QcloudAnswers() {}

    /** The task to follow: at the top or under {@code data}, a number or digits. */
    static Optional<String> taskId(Reply.Good good) {
        if (good.modern()) {
            return Tc3Answers.taskId(good);
        }
        return Fields.optional(good.content(), "taskId")
                .or(() -> Fields.optional(good.content().path("data"), "taskId"))
                .filter(text -> TASK_ID.matcher(text).matches());
    }

    static TaskReading task(Reply.Good good) {
        if (good.modern()) {
            return Tc3Answers.task(good);
        }
        JsonNode data = good.content().path("data");
        JsonNode task = data.isArray() && data.size() == 1 ? data.get(0) : data;
        return switch (Fields.text(task, "status")) {
            case "0" -> new TaskReading.Succeeded();
            case "1" -> new TaskReading.Failed(failure(task.path("output")));
            case "2" -> new TaskReading.Running();
            default -> new TaskReading.Unreadable(good.odd("odd_status"));
        };
    }

    private static String failure(JsonNode output) {
        String code = Fields.text(output, "errorCode");
        return code.equals("0") ? "unspecified" : Codes.shown(code);
    }

    static Reading<VpcFacts> vpc(Reply.Good good, VpcId id) {
        if (good.modern()) {
            return Tc3Answers.vpc(good, id);
        }
        return Listing.only(
                good,
                list(good.content(), "data"),
                // vpcId is a legacy ID; unVpcId is the one that people know.
                entry -> Fields.text(entry, "unVpcId", "vpcId").equals(id.value()),
                entry -> new Reading.Found<>(new VpcFacts(id, Fields.optional(entry, "vpcName"), Optional.empty())));
    }

    static Reading<ServerFacts> server(Reply.Good good, InstanceId id) {
        if (good.modern()) {
            return Tc3Answers.server(good, id);
        }
        JsonNode top = good.content().path("instanceSet");
        Optional<List<JsonNode>> servers = top.isMissingNode()
                ? list(good.content().path("data"), "instanceSet")
                : list(good.content(), "instanceSet");
        return Listing.only(
                good,
                servers,
                entry -> Fields.text(entry, "unInstanceId", "instanceId").equals(id.value()),
                entry -> new Reading.Found<>(serverFacts(entry, id)));
    }

    private static ServerFacts serverFacts(JsonNode entry, InstanceId id) {
        Optional<String> name = Fields.optional(entry, "instanceName");
        String status = Fields.text(entry, "status");
        if (status.isEmpty()) {
            return new ServerFacts(id, name, ServerState.UNREADABLE, "", Optional.empty());
        }
        String word = SERVER_WORDS.getOrDefault(status, "status " + Codes.shown(status));
        return switch (status) {
            case "2" -> new ServerFacts(id, name, ServerState.RUNNING, word, Optional.empty());
            case "4" -> new ServerFacts(id, name, ServerState.STOPPED, word, Optional.empty());
            default -> new ServerFacts(id, name, ServerState.OTHER, word, Optional.empty());
        };
    }

    /** The list of that name, or one of that name inside it ({@code data.data}); absent when it is neither. */
    static Optional<List<JsonNode>> list(JsonNode node, String name) {
        JsonNode outer = node.path(name);
        JsonNode inner = outer.isObject() ? outer.path(name) : outer;
        return inner.isArray() || Fields.isEmpty(inner) ? Optional.of(Fields.list(inner)) : Optional.empty();
    }
}
