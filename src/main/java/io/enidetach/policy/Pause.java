package io.enidetach.policy;

import java.util.Set;

/** Who may stop all submissions; nobody when both are empty. */
public record Pause(Set<String> groups, Set<String> users) {}
