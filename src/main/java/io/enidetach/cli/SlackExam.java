package io.enidetach.cli;

import io.enidetach.config.SlackSettings;
import io.enidetach.policy.Policy;
import io.enidetach.slack.api.Identity;
import io.enidetach.slack.api.Inspector;
import io.enidetach.slack.api.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tokens, scopes, clock, and what the policy names in Slack. */
final class SlackExam {
    private static final Duration SKEW_MAX = Duration.ofSeconds(60);
    private final SlackSettings settings;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    SlackExam(SlackSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> findings(Optional<Policy> policy, Optional<String> auditChannel) {
        try (Inspector slack = new Inspector(settings.botToken(), settings.apiUrl())) {
            settings.appToken().ifPresent(token -> appToken(slack.appToken(token)));
            Reply<Inspector.TokenFacts> token = slack.token();
            if (token.done().isEmpty()) {
                findings.add(Finding.wrong(
                        "bot token", refused(token), "check SLACK_BOT_TOKEN, SLACK_API_URL and the network"));
                return findings;
            }
            Inspector.TokenFacts facts = token.done().get();
            botToken(facts);
            policy.ifPresent(named -> named(slack, named, facts.identity()));
            auditChannel.ifPresent(id -> findings.add(SlackNamesExam.auditChannel(id, slack.channel(id))));
            return findings;
        }
    }

    private void appToken(Reply<Boolean> reply) {
        findings.add(
                reply.done().isPresent()
                        ? Finding.good("app token", "Slack takes it")
                        : Finding.wrong(
                                "app token",
                                refused(reply),
                                "set SLACK_APP_TOKEN to an app-level token with connections:write of this app"));
    }

    private void botToken(Inspector.TokenFacts facts) {
        findings.add(
                facts.organisation()
                        ? Finding.wrong("bot token", "belongs to an organisation", "install the app to one workspace")
                        : Finding.good("bot token", "Slack takes it"));
        scopes(facts.scopes());
        facts.now().ifPresent(this::skew);
    }

    private void scopes(Set<String> granted) {
        String what = "scopes";
        Set<String> missing = without(Inspector.manifestScopes(), granted);
        Set<String> idle = without(granted, Inspector.manifestScopes());
        if (!missing.isEmpty()) {
            findings.add(Finding.wrong(
                    what, "missing " + String.join(", ", missing), "add them to the app and install it again"));
        }
        if (!idle.isEmpty()) {
            findings.add(Finding.good(
                    what,
                    "note: more than manifest.yml names: " + String.join(", ", idle)
                            + "; take them from the app and install it again, the bot needs none of them"));
        }
        if (missing.isEmpty() && idle.isEmpty()) {
            findings.add(Finding.good(what, "exactly those that manifest.yml names"));
        }
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private void skew(Instant slackNow) {
        Duration skew = Duration.between(slackNow, clock.instant());
        String text = skew.abs().toSeconds() + " s " + (skew.isNegative() ? "behind" : "ahead of") + " Slack's";
        findings.add(
                skew.abs().compareTo(SKEW_MAX) <= 0
                        ? Finding.good("clock", text)
                        : Finding.wrong("clock", text, "set this machine's clock, signatures depend on it"));
    }

    private void named(Inspector slack, Policy policy, Identity self) {
        findings.addAll(new SlackNamesExam(slack, self).findings(policy));
    }

    private static String refused(Reply<?> reply) {
        return "Slack says " + reply.code();
    }
}
