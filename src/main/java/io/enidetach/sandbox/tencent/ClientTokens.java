package io.enidetach.sandbox.tencent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which ClientToken stands for which accepted request. How long the real cloud remembers is not documented; here: always. */
final class ClientTokens {
    private final Map<String, Used> used = new HashMap<>();

    private record Used(Task.Order order, String requestId) {}

    /** Starts something new. */
    interface Start {
        String start() throws RefusedCall;
    }

    /** Carries out {@code start} at most once per token; refused requests do not use the token up. */
    synchronized String once(Optional<String> token, Task.Order order, CloudModel model, Start start)
            throws RefusedCall {
        if (token.isEmpty()) {
            return start.start();
        }
        Used before = used.get(token.get());
        if (before == null) {
            String requestId = start.start();
            used.put(token.get(), new Used(order, requestId));
            return requestId;
        }
        if (!sameParameters(before.order, order)) {
            throw new RefusedCall(Refusal.TOKEN_REUSED, "ClientToken was used with other parameters");
        }
        if (isRunning(model, before.requestId)) {
            throw new RefusedCall(Refusal.TOKEN_BUSY, "the request with this ClientToken is still running");
        }
        return before.requestId;
    }

    private static boolean isRunning(CloudModel model, String requestId) {
        return model.read(() -> model.tasks().byRequest(requestId))
                .filter(task -> task.state == Task.State.RUNNING)
                .isPresent();
    }

    /** How the task shall end is the fault's business, not the caller's. */
    private static boolean sameParameters(Task.Order one, Task.Order other) {
        return one.kind() == other.kind()
                && one.region().equals(other.region())
                && one.eni().equals(other.eni())
                && one.instance().equals(other.instance());
    }
}
