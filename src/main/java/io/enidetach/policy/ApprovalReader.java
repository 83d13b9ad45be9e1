package io.enidetach.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code approval}, and whether it can do its work. */
final class ApprovalReader {
    private static final String CHANNEL = "channel";
    private static final String REQUIRED = "required";
    private static final String SELF_APPROVAL = "self_approval";
    private static final String EXPIRES_AFTER = "expires_after";
    private static final String REASON = "reason";
    static final List<String> KEYS =
            List.of(CHANNEL, PolicyReader.GROUPS, PolicyReader.USERS, REQUIRED, SELF_APPROVAL, EXPIRES_AFTER, REASON);

    Optional<Approval> read(Fields top, String key, boolean needed) {
        if (!top.has(key)) {
            if (needed) {
                top.fault(key, Fault.Kind.NO_APPROVAL);
            }
            return Optional.empty();
        }
        return top.map(key, KEYS).map(fields -> approval(fields, needed));
    }

    private static Approval approval(Fields fields, boolean needed) {
        Who who = PolicyReader.who(fields);
        int required = required(fields, who);
        if (needed && who.isNobody()) {
            fields.fault(PolicyReader.GROUPS, Fault.Kind.NO_APPROVER);
        }
        if (who.users().contains(Who.EVERYBODY)) {
            fields.warn(PolicyReader.USERS, Warning.Kind.EVERYBODY);
        }
        return new Approval(
                channel(fields),
                who.groups(),
                who.users(),
                required,
                fields.flag(SELF_APPROVAL).orElse(false),
                expiresAfter(fields),
                reasonRequired(fields));
    }

    private static String channel(Fields fields) {
        Optional<String> channel = fields.requiredText(CHANNEL);
        if (channel.filter(c -> !Shapes.CHANNEL.matcher(c).matches()).isPresent()) {
            fields.fault(CHANNEL, Fault.Kind.NOT_A_CHANNEL);
        }
        return channel.orElse("");
    }

    private static int required(Fields fields, Who who) {
        int required = fields.whole(REQUIRED).orElse(1);
        if (required < 1) {
            fields.fault(REQUIRED, Fault.Kind.NOT_POSITIVE);
        }
        boolean countable = who.groups().isEmpty() && !who.users().contains(Who.EVERYBODY);
        if (countable && !who.isNobody() && required > who.users().size()) {
            fields.fault(REQUIRED, Fault.Kind.TOO_FEW_APPROVERS);
        }
        return required;
    }

    private static Duration expiresAfter(Fields fields) {
        Optional<String> text = fields.text(EXPIRES_AFTER);
        Optional<Duration> duration = text.flatMap(Durations::parse);
        if (text.isPresent() && duration.isEmpty()) {
            fields.fault(EXPIRES_AFTER, Fault.Kind.NOT_A_DURATION);
        }
        return duration.orElse(Approval.EXPIRES_AFTER);
    }

    private static boolean reasonRequired(Fields fields) {
        String reason = fields.text(REASON).orElse("optional");
        if (!reason.equals("optional") && !reason.equals("required")) {
            fields.fault(REASON, Fault.Kind.NOT_A_CHOICE);
        }
        return reason.equals("required");
    }
}
