package io.enidetach.policy;

import java.util.ArrayList;
import java.util.List;

/** A decision as lines of plain text, for {@code policy explain} and {@code why}. */
public final class Explanation {
    private Explanation() {}

    /** Each rule that was looked at and why it did or did not match, then the decision, then production. */
    public static List<String> lines(Decision decision) {
        List<String> lines = new ArrayList<>();
        List<Step> steps = decision.trace();
        for (int i = 0; i < steps.size(); i++) {
            lines.add((i + 1) + ". " + step(steps.get(i)));
        }
        lines.add(verdict(decision));
        lines.add("production: " + production(decision));
        return lines;
    }

    private static String step(Step step) {
        String effect = step.effect() == Effect.ALLOW ? "allow" : "deny";
        return step.rule() + " (" + effect + "): " + match(step);
    }

    private static String match(Step step) {
        return switch (step.truth()) {
            case YES -> "matches";
            case NO -> "does not match: " + step.field();
            case UNKNOWN ->
                step.effect() == Effect.DENY
                        ? "matches, since this could not be established: " + step.field()
                        : "does not match, since this could not be established: " + step.field();
        };
    }

    private static String verdict(Decision decision) {
        String rule = decision.rule().map(name -> " by rule " + name).orElse("");
        return decision.why().map(why -> "deny" + rule + ": " + words(why)).orElse("allow" + rule);
    }

    private static String words(Refusal why) {
        return switch (why) {
            case NO_RULE -> "no rule matches";
            case DENY_RULE -> "the rule says so";
            case REGION_NOT_LISTED -> "the policy does not list the region";
            case NOT_A_FULL_MEMBER -> "not a full member of the workspace";
            case RIGHTS_UNREADABLE -> "the person's rights could not be established";
            case FACTS_UNREADABLE -> "the VPC, its name or the channel could not be established";
        };
    }

    private static String production(Decision decision) {
        String line = " (" + decision.productionLine() + ")";
        return switch (decision.productionWhy()) {
            case VPC_ID -> "yes, by its ID" + line;
            case NAME_GLOB -> "yes, by its name" + line;
            case TAG -> "yes, by a tag" + line;
            case VPC_UNREADABLE -> "yes, since the VPC could not be established" + line;
            case NAME_UNREADABLE -> "yes, since its name could not be established" + line;
            case TAGS_UNREADABLE -> "yes, since its tags could not be established" + line;
            case NONE -> "no";
        };
    }
}
