package io.enidetach.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code approval}, one entry or a list of them, and whether it can do its work. */
final class ApprovalReader {
    private static final String TAGS = "tags";
    private static final String CHANNEL = "channel";
    private static final String REQUIRED = "required";
    private static final String SELF_APPROVAL = "self_approval";
    private static final String EXPIRES_AFTER = "expires_after";
    private static final String REASON = "reason";
    private static final String REASON_PATTERN = "reason_pattern";
    private static final String REASON_MIN_LENGTH = "reason_min_length";
    private static final int PATTERN_CHARS_MAX = 200;
    private static final int REASON_CHARS_MAX = 500;
    static final List<String> KEYS = List.of(
            PolicyReader.VPCS,
            TAGS,
            CHANNEL,
            PolicyReader.GROUPS,
            PolicyReader.USERS,
            REQUIRED,
            SELF_APPROVAL,
            EXPIRES_AFTER,
            REASON,
            REASON_PATTERN,
            REASON_MIN_LENGTH);

    private final boolean needed;

    /** @param needed whether anything can be production */
    ApprovalReader(boolean needed) {
        this.needed = needed;
    }

    Approvals read(Fields top, String key) {
        if (!top.has(key)) {
            if (needed) {
                top.fault(key, Fault.Kind.NO_APPROVAL);
            }
            return new Approvals(List.of());
        }
        List<Fields> each = top.mapOrMaps(key, KEYS);
        if (top.isEmptyList(key)) {
            top.fault(key, Fault.Kind.EMPTY);
        }
        List<Approvals.Entry> entries = new ArrayList<>();
        for (Fields fields : each) {
            if (entries.stream().anyMatch(Approvals.Entry::isForAll)) {
                fields.fault("", Fault.Kind.NEVER_REACHED);
            }
            entries.add(entry(fields));
        }
        if (needed && !entries.isEmpty() && entries.stream().noneMatch(Approvals.Entry::isForAll)) {
            top.warn(key, Warning.Kind.NO_CATCH_ALL);
        }
        return new Approvals(List.copyOf(entries));
    }

    private Approvals.Entry entry(Fields fields) {
        Optional<List<VpcPattern>> vpcs = PolicyReader.vpcs(fields, true);
        List<TagLine> tags = TagLine.read(fields, TAGS);
        if (!tags.isEmpty()) {
            fields.warn(TAGS, Warning.Kind.APPROVAL_TAGS_NEED_V3);
        }
        return new Approvals.Entry(vpcs, tags, approval(fields));
    }

    private Approval approval(Fields fields) {
        Who who = PolicyReader.who(fields);
        int required = required(fields, who);
        if (needed && who.isNobody()) {
            fields.fault(PolicyReader.GROUPS, Fault.Kind.NO_APPROVER);
        }
        if (who.users().contains(Who.EVERYBODY)) {
            fields.warn(PolicyReader.USERS, Warning.Kind.EVERYBODY);
        }
        return new Approval(
                fields.path(),
                channel(fields),
                who.groups(),
                who.users(),
                required,
                fields.flag(SELF_APPROVAL).orElse(false),
                expiresAfter(fields),
                reason(fields));
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

    /** A pattern or a least length says by itself that there must be a reason. */
    private static ReasonTerms reason(Fields fields) {
        boolean shaped = fields.has(REASON_PATTERN) || fields.has(REASON_MIN_LENGTH);
        Optional<String> reason = fields.text(REASON);
        if (reason.filter(r -> !r.equals("optional") && !r.equals("required")).isPresent()) {
            fields.fault(REASON, Fault.Kind.NOT_A_CHOICE);
        }
        if (shaped && reason.filter("optional"::equals).isPresent()) {
            fields.fault(REASON, Fault.Kind.REASON_IS_REQUIRED);
        }
        boolean required = shaped || reason.filter("required"::equals).isPresent();
        return new ReasonTerms(required, minLength(fields), pattern(fields));
    }

    private static int minLength(Fields fields) {
        Optional<Integer> least = fields.whole(REASON_MIN_LENGTH);
        if (least.filter(n -> n < 1 || n > REASON_CHARS_MAX).isPresent()) {
            fields.fault(REASON_MIN_LENGTH, Fault.Kind.NOT_A_LENGTH);
        }
        return least.orElse(0);
    }

    private static Optional<String> pattern(Fields fields) {
        Optional<String> text = fields.text(REASON_PATTERN);
        if (text.filter(t -> !isPattern(t)).isPresent()) {
            fields.fault(REASON_PATTERN, Fault.Kind.NOT_A_PATTERN);
        }
        return text;
    }

    private static boolean isPattern(String text) {
        try {
            return !text.isEmpty()
                    && text.length() <= PATTERN_CHARS_MAX
                    && Pattern.compile(text).groupCount() >= 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
