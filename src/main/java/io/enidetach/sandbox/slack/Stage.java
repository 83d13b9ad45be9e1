package io.enidetach.sandbox.slack;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What every act of a person needs: the state, the way to the app, the URLs to answer on. */
record Stage(Workspace workspace, Courier courier, ResponseUrls responseUrls, Payloads payloads) {

    static CompletableFuture<Delivered> notSent(String why) {
        return CompletableFuture.completedFuture(Delivered.notSent(why));
    }

    /** Someone who can use the client at all. @throws IllegalArgumentException for an unknown id: a mistake in a test */
    SlackUser person(String id) {
        return workspace.user(id).orElseThrow(() -> new IllegalArgumentException("no such user: " + id));
    }

    Optional<SlackChannel> visible(SlackUser user, String channel) {
        return workspace.channel(channel).filter(c -> workspace.roster().sees(user, c));
    }

    /** A note of Slack itself that only this person sees. */
    void slackbotTells(String user, String channel, String text) {
        workspace.timeline().add(SlackMessage.draft(channel, "USLACKBOT", text).visibleTo(user));
    }

    String trigger(String user, Optional<String> viewId) {
        return workspace.triggers().issue(user, viewId);
    }
}
