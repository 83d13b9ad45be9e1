package io.enidetach.workflow;

import io.enidetach.request.RequestId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Puts the ID of a request beside every line that is logged for it: whatever logs need not know for whom it works.
 * Thread-safe; what is handed to another thread is to be {@link #carried}.
 */
public final class Trail {
    /** The name of the field in the log. */
    static final String REQUEST = "request";

    private Trail() {}

    /** Does the work for that request, and answers what it does. */
    public static <T> T along(RequestId id, Supplier<T> work) {
        String before = MDC.get(REQUEST);
        MDC.put(REQUEST, id.value());
        try {
            return work.get();
        } finally {
            if (before == null) {
                MDC.remove(REQUEST);
            } else {
                MDC.put(REQUEST, before);
            }
        }
    }

    /** The same for work that may be about none. */
    public static <T> T along(Optional<RequestId> id, Supplier<T> work) {
        return id.isPresent() ? along(id.get(), work) : work.get();
    }

    /** The same work, to be done by another thread for what this one works for. */
    static <T> Callable<T> carried(Callable<T> work) {
        String id = MDC.get(REQUEST);
        if (id == null) {
            return work;
        }
        return () -> {
            // The threads are the pool's and work for nobody in between.
            MDC.put(REQUEST, id);
            try {
                return work.call();
            } finally {
                MDC.remove(REQUEST);
            }
        };
    }

    /** The same for work without an answer. */
    public static Runnable carried(Runnable work) {
        String id = MDC.get(REQUEST);
        return id == null
                ? work
                : () -> along(new RequestId(id), () -> {
                    work.run();
                    return id;
                });
    }
}
