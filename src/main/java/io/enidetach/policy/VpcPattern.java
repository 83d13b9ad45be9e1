package io.enidetach.policy;

import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Optional;

/** One entry of {@code vpcs}: an ID, or a glob over names. A VPC whose name looks like an ID is not that ID. */
final class VpcPattern {
    private final Optional<VpcId> id;
    private final Glob name;

    VpcPattern(String text, boolean ignoreCase) {
        this.id = VpcId.parse(text);
        this.name = new Glob(text, ignoreCase);
    }

    Truth matches(Target target) {
        if (name.isAll()) {
            return Truth.YES;
        }
        return id.isPresent()
                ? target.vpc().map(vpc -> Truth.of(vpc.equals(id.get()))).orElse(Truth.UNKNOWN)
                : target.vpcName().map(n -> Truth.of(name.matches(n))).orElse(Truth.UNKNOWN);
    }

    /** Whether one of several matches. */
    static Truth any(List<VpcPattern> patterns, Target target) {
        return patterns.stream().map(p -> p.matches(target)).reduce(Truth.NO, Truth::or);
    }

    boolean isId() {
        return id.isPresent();
    }

    boolean isAll() {
        return name.isAll();
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
