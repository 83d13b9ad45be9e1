package io.enidetach.policy;

/** Something in a policy that is allowed but probably not meant. */
public record Warning(String file, int line, String field, Kind kind) {
    /** What looks odd. */
    public enum Kind {
        /** With API v2 no tags can be read: every VPC that no {@code production.vpcs} line settles is production. */
        TAGS_NEED_V3
    }
}
