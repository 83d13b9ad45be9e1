package io.enidetach.workflow;

import java.time.Instant;

/** Whether all asks are stopped, by whom, since when and why. {@code by} is empty when nobody ever said. */
public record Pause(boolean on, String by, String reason, Instant since) {}
