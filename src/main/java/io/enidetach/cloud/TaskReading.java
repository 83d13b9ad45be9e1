package io.enidetach.cloud;

/** What the cloud says of a task. */
public sealed interface TaskReading {

    record Running() implements TaskReading {}

    record Succeeded() implements TaskReading {}

    /** @param code the cloud's code of the failure, or {@code unspecified} */
    record Failed(String code) implements TaskReading {}

    record Unreadable(Trouble trouble) implements TaskReading {}
}
