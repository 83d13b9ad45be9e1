package io.enidetach.slack;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.slack.words.Message;
import io.enidetach.workflow.Trail;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done after Slack got its answer: looking things up, opening modals, private words. */
final class Errands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private final PrivateMail mail;
    private final ExecutorService errands = Pools.errands();
    private final ExecutorService letters = Pools.letters();

    Errands(PrivateMail mail) {
        this.mail = mail;
    }

    /** Somebody and where an answer reaches them. The response URL is a secret, and so this does not print. */
    record Reach(Person person, Channel channel, Optional<String> responseUrl) {
        @Override
        public String toString() {
            return "Reach(" + person + ")";
        }
    }

    /** Starts it at once, or answers false when too much is under way. */
    boolean run(Runnable errand) {
        return submit(errands, errand);
    }

    /** Tells somebody in private, soon. */
    void tell(Reach to, Message message) {
        if (!submit(letters, () -> tellNow(to, message))) {
            LOG.error("a private word was dropped, too many wait");
        }
    }

    /** Tells somebody in private; blocks. */
    void tellNow(Reach to, Message message) {
        var reply = mail.send(to.person(), Optional.of(to.channel()), to.responseUrl(), message);
        if (reply.done().isEmpty()) {
            LOG.warn("a private word did not get through: {}", reply.code());
        }
    }

    @Override
    public void close() {
        Pools.drain(errands, DRAIN);
        Pools.drain(letters, DRAIN);
    }

    private static boolean submit(ExecutorService pool, Runnable task) {
        try {
            pool.execute(Trail.carried(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    LOG.error("an errand after an answer to Slack failed", e);
                }
            }));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }
}
