package io.enidetach.kill;

import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniId;
import java.time.Duration;
import java.util.Optional;

/** An ask that left a bot. The token names request and ENI: every line of a request has its own. */
final class Asked {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Action action;
    private final EniId eni;
    private final String token;
    private final boolean again;
    private final Duration at;
    private final Optional<Attachment> on;
    private Answer answer;
    private boolean heard;

    /**
     * @param again whether it was made as the repetition of another
     * @param at since the story began
     * @param on where the ENI was when it arrived
     */
    Asked(Action action, Ask ask, boolean again, Duration at, Optional<Attachment> on) {
        this.action = action;
        this.eni = ask.eni();
        this.token = ask.token();
        this.again = again;
        this.at = at;
        this.on = on;
    }

    Action action() {
        return action;
    }

    EniId eni() {
        return eni;
    }

    String token() {
        return token;
    }

    Answer answer() {
        return answer;
    }

    /** The cloud gave it this answer. */
    Answer answered(Answer its) {
        answer = its;
        return its;
    }

    /** The answer reached the bot. */
    void heard() {
        heard = true;
    }

    /** Whether it may come after that one for the same ENI of the same request. */
    boolean mayFollow(Asked before) {
        return again ? isSameAs(before) : before.isKnownUndone();
    }

    // Whether the bot knows for certain that nothing was done and that it may be tried again.
    private boolean isKnownUndone() {
        return !again
                && heard
                && answer instanceof Answer.NotDone no
                && no.trouble().passing();
    }

    // Once more within the minute, for an answer that nobody heard, while the same attachment stands.
    private boolean isSameAs(Asked first) {
        boolean lost = !first.heard || first.answer instanceof Answer.InDoubt;
        return !first.again && lost && on.equals(first.on) && at.minus(first.at).compareTo(MINUTE) < 0;
    }

    @Override
    public String toString() {
        return action + (again ? " again " : " ") + eni + " " + token.substring(0, 4) + " -> " + answer
                + (heard ? "" : " (unheard)");
    }
}
