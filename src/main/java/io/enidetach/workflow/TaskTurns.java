package io.enidetach.workflow;

import java.util.Comparator;
import java.util.List;

/**
 * Which tasks to ask about after a look: while few are watched all of them, else two a second, those that were
 * asked for first. What ends well is seen at the ENIs anyway; only a failure has to be asked for. Thread-safe.
 */
final class TaskTurns {
    private static final int FEW = 8;
    private static final long MOST = 4;
    private static final long NANOS_EACH = 500_000_000L;

    private long saved = MOST * NANOS_EACH;
    private long savedAt;
    private boolean begun;

    synchronized List<Watched> choose(List<Watched> unchanged, int all, long now, Board board) {
        saved = begun ? Math.min(MOST * NANOS_EACH, saved + now - savedAt) : saved;
        savedAt = now;
        begun = true;
        List<Watched> chosen = unchanged.stream()
                .filter(w -> w.task().isPresent() && board.mayAskTask(w, now))
                .sorted(Comparator.comparing(Watched::askedAt))
                .limit(all <= FEW ? all : saved / NANOS_EACH)
                .toList();
        if (all > FEW) {
            saved -= chosen.size() * NANOS_EACH;
        }
        chosen.forEach(w -> board.taskAsked(w, now));
        return chosen;
    }
}
