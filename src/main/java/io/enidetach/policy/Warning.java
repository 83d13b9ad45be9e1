package io.enidetach.policy;

/** Something in a policy that is allowed but probably not meant. */
public record Warning(String file, int line, String field, Kind kind) {
    /** What looks odd. */
    public enum Kind {
        /** Told only where API v2 is used. */
        TAGS_NEED_V3("API v2 knows no tags: each VPC that no production.vpcs line settles counts as production"),
        MATCHES_NOBODY("names neither users nor groups, so it matches nobody"),
        REGION_NOT_LISTED("names a region that the policy's regions do not list, so it never matches there"),
        NO_RULES("no rule allows anything, so every request is refused"),
        EVERYBODY("every full member is meant");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Without the place. */
        public String sentence() {
            return sentence;
        }
    }

    /** One line: {@code config/policy.yml:12: rules[0]: names neither …} */
    @Override
    public String toString() {
        return file + ":" + line + ": " + field + ": " + kind.sentence();
    }
}
