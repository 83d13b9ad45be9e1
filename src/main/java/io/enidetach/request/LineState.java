package io.enidetach.request;

/** Where one ENI of a request stands between the decision and its own end. */
public enum LineState {
    /** Not asked. */
    WAITING,
    /** The intent is on disk; whether the cloud was asked shows the next step or, after a crash, only the cloud. */
    ASKING,
    /** Asked without a readable answer; never asked again, only read back. */
    IN_DOUBT,
    /** The cloud took the ask and gave a task. */
    RUNNING,
    /** The task said success; the cloud has not yet been seen so. */
    TASK_SUCCEEDED,
    /** The task said failure; one reading settles it. */
    TASK_FAILED,
    DONE,
    FAILED,
    /** Changed since it was approved, so it was not asked; counts as failed. */
    SKIPPED,
    UNKNOWN;

    /** Whether this ENI's story is over. */
    public boolean isEnd() {
        return ordinal() >= DONE.ordinal();
    }

    /** Whether the cloud has to be read to learn more. */
    public boolean isWatched() {
        return this == IN_DOUBT || this == RUNNING || this == TASK_SUCCEEDED || this == TASK_FAILED;
    }
}
