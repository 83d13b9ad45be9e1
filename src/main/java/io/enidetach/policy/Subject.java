package io.enidetach.policy;

/**
 * One person as far as rights go.
 *
 * @param fullMember {@link Truth#NO} for guests, bots, deactivated users and people of other workspaces
 */
public record Subject(String userId, Truth fullMember, Groups groups) {}
