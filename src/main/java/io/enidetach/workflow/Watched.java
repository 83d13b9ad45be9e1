package io.enidetach.workflow;

import io.enidetach.cloud.Sought;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Line;
import io.enidetach.request.LineState;
import io.enidetach.request.Preview;
import io.enidetach.request.Region;
import io.enidetach.request.Request;
import io.enidetach.request.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * One ENI whose end is not known, and what would be its end.
 *
 * @param task the task to ask about, while it has not said how it ended
 * @param settles whether one reading that shows it unchanged is its end too
 */
record Watched(
        RequestId request,
        Action action,
        Region region,
        Sought sought,
        Optional<Attachment> before,
        Instant askedAt,
        Optional<String> task,
        boolean settles) {

    static Watched of(Request request, Line line) {
        Preview preview = request.preview().orElseThrow();
        return new Watched(
                request.id(),
                request.order().action(),
                preview.region(),
                new Sought(line.eni(), preview.vpc().id(), preview.server().id()),
                preview.eni(line.eni()).flatMap(EniFacts::attachment),
                line.askedAt().orElseThrow(),
                line.state() == LineState.RUNNING ? line.taskId() : Optional.empty(),
                line.state() == LineState.TASK_FAILED);
    }

    /** Whether this reading shows what was wished: free, or on another attachment than the approved one; or attached. */
    boolean isDone(EniFacts now) {
        if (action == Action.ATTACH) {
            return now.attachment()
                    .map(a -> a.instance().equals(sought.server()))
                    .orElse(false);
        }
        return now.attachment().isEmpty() || !now.attachment().get().sameAs(before.orElseThrow());
    }
}
