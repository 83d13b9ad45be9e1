package io.enidetach.cloud;

import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One look at several ENIs: few calls that find them together.
 *
 * @param sought those that it is about; each is told about at most once
 */
public record Look(List<Sought> sought, Taking taking) {
    public Look {
        sought = List.copyOf(sought);
    }

    /** What makes the calls. Blocks, keeps the limit of calls a second, and never throws for what a network may do. */
    @FunctionalInterface
    public interface Taking {
        /** Tells each reading as soon as it is there; an ENI that it does not tell of was in no answer, nor was a trouble. */
        void take(BiConsumer<EniId, Reading<EniFacts>> seen);
    }

    /** Looks now. */
    public void take(BiConsumer<EniId, Reading<EniFacts>> seen) {
        taking.take(seen);
    }
}
