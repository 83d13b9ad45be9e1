package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import java.time.Duration;
import java.util.List;

/** Lists, sets and clears the faults of both simulators for the page. */
final class FaultDesk {
    private static final List<String> CLOUD_ACTIONS = List.of(
            "*",
            "DetachNetworkInterface",
            "AttachNetworkInterface",
            "DescribeVpcTaskResult",
            "DescribeNetworkInterfaces",
            "DescribeVpcEx",
            "DescribeVpcs",
            "DescribeInstances");
    private static final List<String> SLACK_METHODS = List.of(
            "*",
            "chat.postMessage",
            "chat.update",
            "chat.postEphemeral",
            "conversations.open",
            "conversations.info",
            "views.open",
            "users.info",
            "usergroups.users.list",
            "response_url");

    private final io.enidetach.sandbox.slack.Faults slack;
    private final io.enidetach.sandbox.tencent.Faults cloud;

    FaultDesk(io.enidetach.sandbox.slack.Faults slack, io.enidetach.sandbox.tencent.Faults cloud) {
        this.slack = slack;
        this.cloud = cloud;
    }

    ObjectNode toJson() {
        ObjectNode all = Json.object();
        ObjectNode ofCloud = all.putObject("cloud");
        CLOUD_ACTIONS.forEach(ofCloud.withArray("actions")::add);
        for (Fault fault : Fault.values()) known(ofCloud, fault.name(), FaultWords.of(fault), usual(fault));
        ArrayNode rules = ofCloud.putArray("active");
        for (FaultRule rule : cloud.active()) {
            rules.addObject()
                    .put("fault", rule.fault().name())
                    .put("action", rule.action())
                    .put("calls", rule.calls())
                    .put("argument", rule.how().argument());
        }
        ObjectNode ofSlack = all.putObject("slack");
        SLACK_METHODS.forEach(ofSlack.withArray("actions")::add);
        for (SlackFault fault : SlackFault.values()) {
            known(
                    ofSlack,
                    fault.name(),
                    FaultWords.of(fault),
                    fault == SlackFault.ERROR_CODE ? "channel_not_found" : "");
        }
        ArrayNode planned = ofSlack.putArray("active");
        slack.planned()
                .forEach(it -> planned.addObject()
                        .put("fault", it.fault().name())
                        .put("action", it.method())
                        .put("calls", it.calls())
                        .put("argument", it.fault() == SlackFault.ERROR_CODE ? it.detail() : ""));
        return all;
    }

    private static String usual(Fault fault) {
        return FaultRule.of(fault).how().argument();
    }

    private static void known(ObjectNode system, String name, FaultWords words, String usual) {
        system.withArray("known")
                .addObject()
                .put("name", name)
                .put("title", words.title())
                .put("sentence", words.sentence())
                .put("argument_label", words.argument())
                .put("argument", usual);
    }

    /** @throws IllegalArgumentException for an unknown system or fault */
    void set(ObjectNode wish) {
        String action = wish.path("action").asText("*");
        int calls = wish.path("calls").asInt(1);
        String argument = wish.path("argument").asText();
        if (isSlack(wish)) {
            SlackFault fault = SlackFault.valueOf(wish.path("fault").asText());
            Duration pause = Duration.ofMillis(wish.path("duration_ms").asLong(2_000));
            slack.plan(
                    new io.enidetach.sandbox.slack.Faults.Planned(action, fault, Math.max(1, calls), argument, pause));
            return;
        }
        FaultRule rule = FaultRule.of(Fault.valueOf(wish.path("fault").asText()))
                .on(action)
                .times(Math.max(0, calls));
        if (!argument.isBlank()) rule = rule.argument(argument.strip());
        if (wish.has("duration_ms")) {
            rule = rule.lasting(Duration.ofMillis(wish.path("duration_ms").asLong()));
        }
        cloud.set(wish.path("after_effect").asBoolean() ? rule.afterEffect() : rule);
    }

    /** All faults of the named system, or with {@code fault} only that one (the cloud's; Slack's are a queue). */
    void clear(ObjectNode wish) {
        if (isSlack(wish)) slack.clear();
        else if (wish.has("fault")) cloud.clear(Fault.valueOf(wish.path("fault").asText()));
        else cloud.clear();
    }

    private static boolean isSlack(ObjectNode wish) {
        String system = wish.path("system").asText();
        if (!system.equals("slack") && !system.equals("cloud")) {
            throw new IllegalArgumentException("system must be slack or cloud");
        }
        return system.equals("slack");
    }
}
