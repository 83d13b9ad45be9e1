package io.enidetach.policy;

import java.util.EnumSet;
import java.util.Set;

/** Something in a policy that is allowed but probably not meant. */
public record Warning(String file, int line, int column, String field, Kind kind) {
    /** What looks odd. */
    public enum Kind {
        TAGS_NEED_V3("API v2 knows no tags: each VPC that no production.vpcs line settles counts as production"),
        APPROVAL_TAGS_NEED_V3("API v2 knows no tags: production that comes down to this entry is refused"),
        ALLOW_TAGS_NEED_V3("API v2 knows no tags: this rule never matches"),
        DENY_TAGS_NEED_V3("API v2 knows no tags: this rule matches whatever the tags are"),
        NO_CATCH_ALL("each entry names VPCs or tags: production that none of them names is refused"),
        MATCHES_NOBODY("names neither users nor groups, so it matches nobody"),
        REGION_NOT_LISTED("names a region that the policy's regions do not list, so it never matches there"),
        NO_RULES("no rule allows anything, so every request is refused"),
        EVERYBODY("every full member is meant");

        private static final Set<Kind> V2_ONLY =
                EnumSet.of(TAGS_NEED_V3, APPROVAL_TAGS_NEED_V3, ALLOW_TAGS_NEED_V3, DENY_TAGS_NEED_V3);

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** Whether it says nothing where the API that is used knows tags. */
        public boolean isOfV2Only() {
            return V2_ONLY.contains(this);
        }

        /** Without the place. */
        public String sentence() {
            return sentence;
        }
    }

    /** One line: {@code config/policy.yml:12:5: rules[0]: names neither …} */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + field + ": " + kind.sentence();
    }
}
