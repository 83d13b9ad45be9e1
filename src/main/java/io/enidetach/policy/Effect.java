package io.enidetach.policy;

/** What a rule does when it is the first to match. */
public enum Effect {
    ALLOW,
    DENY
}
