package io.enidetach.slack;

import io.enidetach.slack.api.SlackRejected;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Slack say who the bot is: once at the start, and while Slack cannot be reached again and again. */
final class Introduction implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Introduction.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Self self;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "slack-introduction");
        thread.setDaemon(true);
        return thread;
    });

    Introduction(Self self) {
        this.self = self;
    }

    /** @throws SlackRejected when Slack refuses the token at this first time */
    void start() {
        if (!self.ask()) {
            again(FIRST);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void again(Duration pause) {
        timer.schedule(() -> ask(pause), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    // A refusal that comes later does not end the process: health says it, and a person may mend the token.
    private void ask(Duration pause) {
        boolean known = false;
        try {
            known = self.ask();
        } catch (SlackRejected e) {
            LOG.error("{}", e.getMessage());
        }
        if (!known && !timer.isShutdown()) {
            Duration next = pause.multipliedBy(2);
            again(next.compareTo(MOST) > 0 ? MOST : next);
        }
    }
}
