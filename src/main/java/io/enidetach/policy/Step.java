package io.enidetach.policy;

/**
 * One rule that was looked at for a decision.
 *
 * @param truth whether its fields match; {@link Truth#UNKNOWN} makes a deny match and an allow not
 * @param matched whether the rule decided
 * @param field the first field that did not match for certain: {@code users}, {@code groups}, {@code users or groups},
 *     {@code channels}, {@code vpcs}, {@code regions}, {@code eni_tags} or {@code server_tags}; empty when all did
 */
public record Step(String rule, Effect effect, Truth truth, boolean matched, String field) {}
