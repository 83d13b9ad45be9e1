package io.enidetach.policy;

import java.util.List;

/** What makes a VPC production: any line that matches, or that cannot be shown not to. */
record Production(List<VpcPattern> vpcs, List<TagLine> tags) {
    /** Whether it is production, why, and by which line as the file writes it. */
    record Verdict(ProductionWhy why, String line) {
        boolean isProduction() {
            return why != ProductionWhy.NONE;
        }
    }

    boolean isEmpty() {
        return vpcs.isEmpty() && tags.isEmpty();
    }

    /** A line that matches for certain is told before one that could not be read. */
    Verdict judge(Target target) {
        for (VpcPattern vpc : vpcs) {
            if (vpc.matches(target) == Truth.YES) {
                return new Verdict(vpc.isId() ? ProductionWhy.VPC_ID : ProductionWhy.NAME_GLOB, "vpcs: " + vpc);
            }
        }
        for (TagLine tag : tags) {
            if (target.vpcTags().filter(tag::matches).isPresent()) {
                return new Verdict(ProductionWhy.TAG, "tags: " + tag.key());
            }
        }
        return unreadable(target);
    }

    private Verdict unreadable(Target target) {
        for (VpcPattern vpc : vpcs) {
            if (vpc.matches(target) == Truth.UNKNOWN) {
                ProductionWhy why = vpc.isId() ? ProductionWhy.VPC_UNREADABLE : ProductionWhy.NAME_UNREADABLE;
                return new Verdict(why, "vpcs: " + vpc);
            }
        }
        return tags.isEmpty() || target.vpcTags().isPresent()
                ? new Verdict(ProductionWhy.NONE, "")
                : new Verdict(
                        ProductionWhy.TAGS_UNREADABLE, "tags: " + tags.get(0).key());
    }
}
