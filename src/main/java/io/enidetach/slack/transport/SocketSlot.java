package io.enidetach.slack.transport;

import io.enidetach.slack.api.Loopback;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.SlackErrors;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps one connection alive: opens the next before the old one ends, and waits longer after each failure. One that is
 * being replaced serves until Slack closes it or its time is over.
 */
final class SocketSlot implements SocketLink.Owner {
    private final SocketRunner runner;
    private final BackOff backOff;
    private final Set<SocketLink> all = new HashSet<>();
    private SocketLink current;
    private SocketLink opening;
    private boolean openDue;
    private long greetedNanos;

    SocketSlot(SocketRunner runner, BackOff backOff) {
        this.runner = runner;
        this.backOff = backOff;
    }

    synchronized boolean isLive() {
        return current != null;
    }

    synchronized int unanswered() {
        return all.stream().mapToInt(SocketLink::unanswered).sum();
    }

    synchronized boolean isGone() {
        return all.isEmpty();
    }

    /** Ends all: those that serve once they have answered, one that has not begun yet at once. */
    synchronized void retireAll() {
        Set.copyOf(all).forEach(link -> {
            if (link == opening) {
                link.cut();
            } else {
                link.retire();
            }
        });
    }

    synchronized void cutAll() {
        all.forEach(SocketLink::cut);
    }

    /** Opens a connection after the pause, unless one is being opened already. */
    synchronized void openAfter(Duration pause) {
        if (!openDue && runner.isWanted()) {
            openDue = true;
            runner.later(pause, () -> opened(runner.ticket()));
        }
    }

    /** Begins with a connection that was asked for already. */
    synchronized void startWith(Reply<URI> reply) {
        openDue = true;
        runner.later(Duration.ZERO, () -> opened(reply));
    }

    /** Goes on with what Slack said to the wish for a connection. */
    void opened(Reply<URI> reply) {
        Optional<URI> url = reply.done().filter(SocketSlot::isSafe);
        if (url.isPresent()) {
            connect(url.get());
        } else {
            failed(reply);
        }
    }

    @Override
    public synchronized void greeted(SocketLink link) {
        SocketLink old = current == link ? null : current;
        current = link;
        greetedNanos = System.nanoTime();
        if (opening == link) {
            opening = null;
            openDue = false;
        }
        if (old != null) {
            runner.later(runner.pace().keepOld(), old::retire);
        }
    }

    @Override
    public synchronized void dismissed(SocketLink link, String reason) {
        runner.meter()
                .socket(
                        reason.matches("warning|refresh_requested|link_disabled|too_many_websockets")
                                ? reason
                                : "dismissed");
        switch (reason) {
            case "link_disabled" -> runner.stop("Socket Mode is switched off for this app");
            case "too_many_websockets" -> {
                forget(link);
                link.retire();
                openDue = false;
                openAfter(backOff.jitter(runner.pace().tooMany()));
            }
            default -> {
                if (link == current) {
                    openAfter(replacementPause());
                }
            }
        }
    }

    @Override
    public synchronized void ended(SocketLink link) {
        boolean serving = link == current;
        boolean starting = link == opening;
        all.remove(link);
        forget(link);
        if (starting) {
            openDue = false;
        }
        if (serving || starting) {
            settle();
            openAfter(backOff.next());
        }
    }

    private synchronized void connect(URI url) {
        if (!runner.isWanted()) {
            return;
        }
        SocketLink link = runner.link(this);
        opening = link;
        all.add(link);
        link.connect(runner.http(), url);
        runner.later(runner.pace().hello(), () -> cutUnlessGreeted(link));
    }

    private synchronized void cutUnlessGreeted(SocketLink link) {
        if (opening == link) {
            link.cut();
        }
    }

    private synchronized void failed(Reply<URI> reply) {
        openDue = false;
        if (reply instanceof Reply.Refused<URI> no && SlackErrors.rejectsToken(no.code())) {
            runner.stop("Slack refuses SLACK_APP_TOKEN");
            return;
        }
        Duration pause = backOff.next();
        if (reply instanceof Reply.Throttled<URI> throttled && throttled.pause().compareTo(pause) > 0) {
            pause = throttled.pause();
        }
        openAfter(pause);
    }

    // Slack asks for a new connection every few hours: at once then, but not in a loop.
    private Duration replacementPause() {
        settle();
        Duration pause = backOff.next();
        return backOff.failures() == 1 ? Duration.ZERO : pause;
    }

    private void settle() {
        if (System.nanoTime() - greetedNanos > runner.pace().keepOld().toNanos()) {
            backOff.reset();
        }
    }

    private void forget(SocketLink link) {
        current = current == link ? null : current;
        opening = opening == link ? null : opening;
    }

    private static boolean isSafe(URI url) {
        return "wss".equals(url.getScheme()) || ("ws".equals(url.getScheme()) && Loopback.is(url));
    }
}
