package io.enidetach.sandbox.tencent;

import java.time.Instant;
import java.util.Map;

/**
 * One call that reached the cloud. {@code parameters} hold no secret; {@code outcome} is the number and word or code of
 * the answer, or the fault that spoilt it; {@code httpStatus} is 0 when no answer was sent.
 */
public record Call(Instant at, Operation operation, Map<String, String> parameters, String outcome, int httpStatus) {

    /** What was called: {@code generation} is {@code v2} or {@code v3}, texts are empty where the call named none. */
    public record Operation(String generation, String action, String region) {}

    public String action() {
        return operation.action();
    }
}
