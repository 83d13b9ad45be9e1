package io.enidetach.slack;

import com.slack.api.methods.response.auth.AuthTestResponse;
import io.enidetach.slack.api.Identity;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackErrors;
import io.enidetach.slack.api.SlackRejected;
import io.enidetach.slack.api.WebApi;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who the bot is. Asked of Slack until it answered once, never within a person's request. */
final class Self {
    private static final Logger LOG = LoggerFactory.getLogger(Self.class);

    private final WebApi api;
    private final AtomicReference<Identity> known = new AtomicReference<>();
    private volatile String trouble = "Slack was not asked yet";

    Self(WebApi api) {
        this.api = api;
    }

    Optional<Identity> identity() {
        return Optional.ofNullable(known.get());
    }

    /** Why the identity is not known; for health, without IDs. */
    String trouble() {
        return trouble;
    }

    /**
     * Asks once.
     *
     * @throws SlackRejected when Slack does not take the token, or it is not one workspace's
     */
    boolean ask() {
        Reply<AuthTestResponse> reply = api.authTest();
        Optional<AuthTestResponse> answer = reply.done();
        if (answer.isPresent()) {
            return accept(answer.get());
        }
        if (reply instanceof Reply.Refused<AuthTestResponse> no && SlackErrors.rejectsToken(no.code())) {
            trouble = "Slack refuses SLACK_BOT_TOKEN";
            throw SlackRejected.token("SLACK_BOT_TOKEN", no.code());
        }
        trouble = "Slack cannot be reached (" + reply.code() + ")";
        LOG.warn("Slack cannot be reached, will try again: {}", reply.code());
        return false;
    }

    private boolean accept(AuthTestResponse answer) {
        if (answer.isEnterpriseInstall()) {
            trouble = "SLACK_BOT_TOKEN belongs to an org-wide installation";
            throw SlackRejected.organisation();
        }
        if (answer.getTeamId() == null || answer.getUserId() == null) {
            trouble = "SLACK_BOT_TOKEN belongs to nobody";
            throw SlackRejected.token("SLACK_BOT_TOKEN", "no team or no user");
        }
        known.set(new Identity(
                answer.getTeamId(),
                answer.getUserId(),
                Optional.ofNullable(answer.getEnterpriseId()).filter(id -> !id.isBlank())));
        trouble = "";
        return true;
    }
}
