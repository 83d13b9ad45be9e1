package io.enidetach.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line for the record, committed with what it records. The store adds number, time and the chain's hashes (contract,
 * 8). {@code actor} is a Slack ID, or {@code bot}.
 */
public record AuditNote(
        String event,
        Optional<RequestId> request,
        Optional<Action> action,
        boolean dryRun,
        Optional<State> from,
        Optional<State> to,
        String actor,
        List<EniId> enis,
        Map<String, String> detail) {

    /** The actor of what nobody in particular did. */
    public static final String BOT = "bot";

    /** The same with one more detail, unless it has that one. */
    public AuditNote with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(detail);
        all.putIfAbsent(name, value);
        return new AuditNote(event, request, action, dryRun, from, to, actor, enis, all);
    }

    /** An entry that is about no request. */
    public static AuditNote aside(String event, String actor, Map<String, String> detail) {
        return new AuditNote(
                event,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                actor,
                List.of(),
                detail);
    }

    /** An entry about a request whose state it does not change. */
    public static AuditNote about(Request request, String event, String actor, Map<String, String> detail) {
        return new AuditNote(
                event,
                Optional.of(request.id()),
                Optional.of(request.order().action()),
                request.order().dryRun(),
                Optional.of(request.state()),
                Optional.of(request.state()),
                actor,
                request.order().enis(),
                detail);
    }
}
