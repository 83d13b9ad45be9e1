package io.enidetach.cli;

import io.enidetach.policy.Approval;
import io.enidetach.policy.LivePolicy;
import io.enidetach.request.Channel;
import io.enidetach.slack.SlackEdge;
import io.enidetach.web.Check;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether approvals can be asked for in the channels that the policy names (contract, 8). Thread-safe. */
final class ApprovalChannels {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalChannels.class);

    private volatile Optional<String> obstacle = Optional.empty();

    /** Asks Slack, and tells the log when the answer is another than before. */
    void look(SlackEdge slack, LivePolicy policy) {
        Optional<String> now = policy.current().approvals().stream()
                .map(Approval::channel)
                .distinct()
                .map(Channel::new)
                .flatMap(channel -> slack.obstacleTo(channel).stream())
                .findFirst();
        if (!now.equals(obstacle)) {
            now.ifPresentOrElse(
                    why -> LOG.error(
                            "an approval channel cannot be posted to ({}): its production requests will fail; invite the bot,"
                                    + " or correct its channel in the policy",
                            why),
                    () -> LOG.info("the approval channels can be posted to"));
        }
        obstacle = now;
    }

    Check.Status status() {
        return obstacle.map(why -> Check.Status.note("the approval channel cannot be posted to (" + why + ")"))
                .orElseGet(Check.Status::ok);
    }
}
