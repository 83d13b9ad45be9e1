package io.enidetach.policy;

import java.util.List;
import java.util.Optional;

/** The entries of {@code approval}: the first that matches the VPC decides how it is approved. */
record Approvals(List<Entry> entries) {

    /** One entry and the VPCs that it is for; when it names neither, it is for all. */
    record Entry(Optional<List<VpcPattern>> vpcs, List<TagLine> tags, Approval approval) {

        Truth isFor(Target target) {
            Truth named = vpcs.map(list -> VpcPattern.any(list, target)).orElse(Truth.YES);
            return named.and(TagLine.all(tags, target.vpcTags()));
        }

        boolean isForAll() {
            return vpcs.isEmpty() && tags.isEmpty();
        }
    }

    /**
     * What holds for a VPC.
     *
     * @param truth {@link Truth#NO} when no entry is for it, {@link Truth#UNKNOWN} when that hangs on what could not be
     *     read
     * @param approval there when the truth is {@link Truth#YES}
     */
    record Verdict(Truth truth, Optional<Approval> approval) {}

    /** An entry that may or may not match hides all that follow: guessing could ask the wrong people. */
    Verdict judge(Target target) {
        for (Entry entry : entries) {
            Truth truth = entry.isFor(target);
            if (truth != Truth.NO) {
                return new Verdict(truth, Optional.of(entry.approval()).filter(a -> truth == Truth.YES));
            }
        }
        return new Verdict(Truth.NO, Optional.empty());
    }

    List<Approval> all() {
        return entries.stream().map(Entry::approval).toList();
    }
}
