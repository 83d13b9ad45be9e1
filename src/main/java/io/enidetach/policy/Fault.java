package io.enidetach.policy;

import java.util.Optional;

/**
 * One thing that is wrong in a policy (or decision table). Names file, line and field, never a value.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole file is meant
 * @param field such as {@code rules[0].effect}; empty when the whole file is meant
 * @param nearest the right spelling that comes nearest, when one does
 */
public record Fault(String file, int line, int column, String field, Kind kind, Optional<String> nearest) {

    /** What is wrong; the sentence says what would be right. */
    public enum Kind {
        UNREADABLE_FILE("the file cannot be read as UTF-8 text"),
        TOO_LARGE("the file is larger than a policy can be"),
        EMPTY_FILE("the file is empty"),
        NOT_YAML("this is not YAML"),
        HIDDEN_CHARACTER("an invisible character stands here; delete it"),
        SECOND_DOCUMENT("a second document begins here; one file holds one"),
        ANCHOR("anchors, aliases and tags are not read; write it out"),
        TOO_DEEP("nested too deeply"),
        DOUBLED_KEY("the key stands here a second time"),
        UNKNOWN_KEY("no such key"),
        MISSING("it is missing"),
        NOT_A_MAP("must be a mapping (key: value)"),
        NOT_A_LIST("must be a list in [ ]"),
        NOT_A_TEXT("must be text; put it in quotes"),
        NOT_A_NUMBER("must be a whole number without quotes"),
        NOT_A_FLAG("must be true or false, without quotes"),
        EMPTY_LIST("must not be empty; leave it out to mean all"),
        EMPTY("must not be empty; leave it out"),
        NOT_A_REGION("must be a region such as ap-guangzhou"),
        NOT_A_USER("must be a Slack user ID such as U012ABCDEF"),
        NOT_A_GROUP("must be a Slack user-group ID such as S012ABCDEF"),
        NOT_A_CHANNEL("must be a Slack channel ID such as C012ABCDEF"),
        NOT_A_VPC("must be a VPC ID in lower case, or a glob over VPC names"),
        NOT_A_NAME("must be 1 to 80 characters on one line"),
        NOT_AN_EFFECT("must be allow or deny"),
        NOT_A_DURATION("must be a duration above zero such as 30m: a number and ms, s, m or h"),
        NOT_A_CHOICE("must be optional or required"),
        NOT_POSITIVE("must be 1 or more"),
        DOUBLED_VALUE("is listed twice"),
        NOT_A_VPC_ID("must be a VPC ID such as vpc-7t9nf3pu"),
        NO_CASES("the table has no cases"),
        NEVER_REACHED("an entry before it is for every VPC, so this one is never reached; put it first"),
        NOT_A_PATTERN("must be a regular expression of at most 200 characters, in the syntax of RE2"),
        NOT_A_LENGTH("must be 1 to 500"),
        REASON_IS_REQUIRED("with reason_pattern or reason_min_length a reason is required; leave this line out"),
        NOT_A_ZONE("must be a time zone such as Asia/Shanghai"),
        NOT_A_MOMENT("must be a day such as 2026-12-24, or with a time: 2026-12-24 18:00"),
        NOT_A_WEEK("must be two times of the week such as fri 18:00 - mon 06:00"),
        NO_FREEZE_TIME("must have either weekly, or from and to"),
        ENDS_TOO_EARLY("ends when it begins, or before"),
        NOT_A_TIME("must be a time with its offset such as 2026-12-24T18:00:00+08:00"),
        NO_APPROVAL("production is not empty, so approval must be there; production: {} says that there is none"),
        NO_APPROVER("production is not empty, so users or groups must name somebody"),
        TOO_FEW_APPROVERS("is more than the users that are listed, so nothing could ever be approved");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Without the place. */
        public String sentence() {
            return sentence;
        }
    }

    /** One line: {@code config/policy.yml:12:5: rules[0].efect: no such key; did you mean effect?} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (!field.isEmpty()) {
            text.append(field).append(": ");
        }
        text.append(kind.sentence());
        nearest.ifPresent(right -> text.append("; did you mean ").append(right).append('?'));
        return text.toString();
    }
}
