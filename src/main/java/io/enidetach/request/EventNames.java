package io.enidetach.request;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words under which events stand in the record; they are part of the outside (contract, 8, `audit export`). */
final class EventNames {
    /** What a person gave as their reason; {@code reason} is the bot's own word for an end. */
    private static final String SAID = "said";

    private EventNames() {}

    /** The first step of a request: what was asked for, as far as it was typed. */
    static Steps.Told received(Order order) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("channel", order.channel().id());
        order.region().ifPresent(region -> detail.put("region", region.value()));
        order.vpc().ifPresent(vpc -> detail.put("vpc", vpc.value()));
        order.instance().ifPresent(instance -> detail.put("instance", instance.value()));
        if (!order.reason().isBlank()) {
            detail.put(SAID, order.reason());
        }
        return new Steps.Told("received", order.requester().id(), detail);
    }

    static Steps.Told told(Event event) {
        if (event instanceof Event.Confirmed e) {
            return new Steps.Told("confirmed", e.by().id(), ruling(e.preview(), e.ruling()));
        }
        if (event instanceof Event.Approved e) {
            return new Steps.Told("approved", e.by().id(), Map.of());
        }
        if (event instanceof Event.Denied e) {
            return new Steps.Told("denied", e.by().id(), Map.of(SAID, e.reason()));
        }
        if (event instanceof Event.Cancelled e) {
            return new Steps.Told("cancelled", e.by().id(), Map.of());
        }
        if (event instanceof Event.LookedUp e) {
            return bot("looked_up", ruling(e.preview(), e.ruling()));
        }
        if (event instanceof Event.Refused e) {
            return bot("refused", e.args());
        }
        if (event instanceof Event.GaveUp e) {
            return bot("gave_up", e.args());
        }
        if (event instanceof Event.ApprovalPosted) {
            return bot("approval_posted", Map.of());
        }
        if (event instanceof Event.WaitEnded) {
            return bot("wait_ended", Map.of());
        }
        if (event instanceof Event.MandateEnded) {
            return bot("mandate_ended", Map.of());
        }
        return bot(event);
    }

    private static Steps.Told bot(Event event) {
        if (event instanceof Event.AskIntended e) {
            return bot("ask_intended", Map.of("eni", e.eni().value()));
        }
        if (event instanceof Event.AskAccepted e) {
            return bot("ask_accepted", Map.of("eni", e.eni().value(), "task", e.taskId()));
        }
        if (event instanceof Event.AskRefused e) {
            return bot("ask_refused", with(e.args(), e.eni()));
        }
        if (event instanceof Event.AskPostponed e) {
            return bot("ask_postponed", Map.of("eni", e.eni().value(), "code", e.code()));
        }
        if (event instanceof Event.AskLost e) {
            Map<String, String> told = Map.of("cause", e.cause(), "reference", e.reference());
            return bot("ask_in_doubt", with(told, e.eni()));
        }
        if (event instanceof Event.LineChanged e) {
            return bot("not_asked", with(e.args(), e.eni()));
        }
        return readBack(event);
    }

    private static Steps.Told readBack(Event event) {
        if (event instanceof Event.RepeatIntended e) {
            return bot("repeat_intended", Map.of("eni", e.eni().value()));
        }
        if (event instanceof Event.RepeatUnclear e) {
            return bot("repeat_unclear", Map.of("eni", e.eni().value(), "code", e.code()));
        }
        if (event instanceof Event.TaskEnded e) {
            return bot(
                    e.success() ? "task_succeeded" : "task_failed",
                    Map.of("eni", e.eni().value(), "code", e.code()));
        }
        if (event instanceof Event.SeenDone e) {
            return bot("seen_done", seenDone(e));
        }
        if (event instanceof Event.SeenUnchanged e) {
            return bot("seen_unchanged", Map.of("eni", e.eni().value()));
        }
        Event.WatchEnded ended = (Event.WatchEnded) event;
        return bot("watch_ended", Map.of("eni", ended.eni().value()));
    }

    private static Map<String, String> seenDone(Event.SeenDone seen) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("eni", seen.eni().value());
        if (!seen.publicIps().isEmpty()) {
            detail.put(
                    "public",
                    String.join(
                            ", ",
                            seen.publicIps().stream()
                                    .map(p -> p.publicIp() + " "
                                            + p.where().name().toLowerCase(Locale.ROOT))
                                    .toList()));
        }
        return detail;
    }

    private static Map<String, String> ruling(Preview preview, Ruling ruling) {
        return Map.of(
                "region",
                preview.region().value(),
                "vpc",
                preview.vpc().id().value(),
                "instance",
                preview.server().id().value(),
                "rule",
                ruling.rule(),
                "production",
                String.valueOf(ruling.production()),
                "production_why",
                ruling.productionWhy(),
                "policy",
                ruling.policyVersion());
    }

    private static Map<String, String> with(Map<String, String> args, EniId eni) {
        Map<String, String> all = new LinkedHashMap<>(args);
        all.put("eni", eni.value());
        return all;
    }

    private static Steps.Told bot(String name, Map<String, String> detail) {
        return new Steps.Told(name, AuditNote.BOT, detail);
    }
}
