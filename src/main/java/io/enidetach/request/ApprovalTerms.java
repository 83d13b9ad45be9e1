package io.enidetach.request;

import java.time.Duration;
import java.util.List;

/** Under which terms the policy wants agreement: where it is asked for, of whom, how many, how long. */
public record ApprovalTerms(
        Channel channel, List<String> groups, List<String> users, int required, Duration expiresAfter) {}
