package io.enidetach.cli;

import io.enidetach.policy.Approval;
import io.enidetach.policy.LivePolicy;
import io.enidetach.request.Channel;
import io.enidetach.slack.SlackEdge;
import io.enidetach.web.Check;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether approvals can be asked for in the channel that the policy names (contract, 8). Thread-safe. */
final class ApprovalChannel {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalChannel.class);

    private volatile Optional<String> obstacle = Optional.empty();

    /** Asks Slack, and tells the log when the answer is another than before. */
    void look(SlackEdge slack, LivePolicy policy) {
        Optional<String> now = policy.current()
                .approval()
                .map(Approval::channel)
                .map(Channel::new)
                .flatMap(slack::obstacleTo);
        if (!now.equals(obstacle)) {
            now.ifPresentOrElse(
                    why -> LOG.error(
                            "the approval channel cannot be posted to ({}): production requests will fail; invite the bot,"
                                    + " or correct approval.channel in the policy",
                            why),
                    () -> LOG.info("the approval channel can be posted to"));
        }
        obstacle = now;
    }

    Check.Status status() {
        return obstacle.map(why -> Check.Status.note("the approval channel cannot be posted to (" + why + ")"))
                .orElseGet(Check.Status::ok);
    }
}
