package io.enidetach.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A decision as lines of plain text, for {@code policy explain} and {@code why}. */
public final class Explanation {
    private Explanation() {}

    /** Each rule that was looked at and why it did or did not match, then the decision, production, approval and freeze. */
    public static List<String> lines(Decision decision) {
        List<String> lines = new ArrayList<>();
        List<Step> steps = decision.trace();
        for (int i = 0; i < steps.size(); i++) {
            lines.add((i + 1) + ". " + step(steps.get(i)));
        }
        lines.add(verdict(decision));
        lines.add("production: " + production(decision));
        decision.approval().ifPresent(approval -> lines.add("approval: " + approval(approval)));
        decision.frozen().ifPresent(frozen -> lines.add("freeze: " + frozen.window() + ", until " + frozen.until()));
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
        boolean afterAllow = decision.why().filter(Refusal::isAfterAnAllow).isPresent();
        return decision.why()
                .map(why -> "deny" + (afterAllow ? ", though allowed" : "") + rule + ": " + words(why))
                .orElse("allow" + rule);
    }

    private static String words(Refusal why) {
        return switch (why) {
            case NO_RULE -> "no rule matches";
            case DENY_RULE -> "the rule says so";
            case REGION_NOT_LISTED -> "the policy does not list the region";
            case NOT_A_FULL_MEMBER -> "not a full member of the workspace";
            case RIGHTS_UNREADABLE -> "the person's rights could not be established";
            case FACTS_UNREADABLE -> "the VPC, its name, a tag or the channel could not be established";
            case NO_APPROVAL -> "it is production and no entry of approval is for this VPC";
            case APPROVAL_UNREADABLE ->
                "it is production and which entry of approval is for this VPC could not be established";
            case FROZEN -> "it is production and a freeze window holds";
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

    private static String approval(Approval approval) {
        Set<String> who = new TreeSet<>(approval.groups());
        who.addAll(approval.users());
        return approval.required() + " of " + String.join(", ", who) + " in " + approval.channel() + " ("
                + approval.line() + ")";
    }
}
