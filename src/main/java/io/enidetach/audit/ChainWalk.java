package io.enidetach.audit;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One walk along the chain. It begins at entry 1, or later when an entry of the chain says that what came before was
 * removed after its time.
 */
final class ChainWalk {
    private final Iterator<AuditEntry> entries;
    private final List<Head> noted;
    private Head start = Head.none();
    private Head last = Head.none();
    private boolean anchored = true;
    private long removed;

    ChainWalk(Iterator<AuditEntry> entries, List<Head> noted) {
        this.entries = entries;
        this.noted = noted;
    }

    Verdict verdict(Optional<Head> head) {
        Optional<AuditEntry> next = next();
        next.filter(first -> first.seq() > 1).ifPresent(this::beginLater);
        while (next.isPresent()) {
            AuditEntry entry = next.get();
            next = next();
            Optional<Verdict.Fault> fault = fault(entry, next);
            if (fault.isPresent()) {
                return first(broken(entry, fault.get()), next);
            }
            last = entry.head();
            anchored |= anchors(entry);
        }
        return anchored ? end(head) : missing();
    }

    private void beginLater(AuditEntry first) {
        start = new Head(first.seq() - 1, first.prev());
        last = start;
        anchored = false;
    }

    private Optional<Verdict.Fault> fault(AuditEntry entry, Optional<AuditEntry> next) {
        boolean follows = entry.seq() == last.seq() + 1
                && entry.prev().equals(last.hash())
                && entry.hash().equals(HashChain.hash(entry));
        if (!follows) {
            return Optional.of(kind(entry, next));
        }
        boolean asNoted = noted.stream().noneMatch(n -> n.seq() == entry.seq() && !n.equals(entry.head()));
        return asNoted ? Optional.empty() : Optional.of(Verdict.Fault.NOT_AS_NOTED);
    }

    private Verdict.Fault kind(AuditEntry entry, Optional<AuditEntry> next) {
        long expected = last.seq() + 1;
        if (entry.hash().equals(last.hash()) || entry.seq() == last.seq()) {
            return Verdict.Fault.DOUBLED;
        }
        boolean nextBelongsHere = next.map(
                        n -> n.prev().equals(last.hash()) && !entry.prev().equals(last.hash()))
                .orElse(false);
        if (nextBelongsHere || entry.seq() < expected) {
            return Verdict.Fault.SWAPPED;
        }
        return entry.seq() > expected ? Verdict.Fault.MISSING : Verdict.Fault.CHANGED;
    }

    private Verdict.Broken broken(AuditEntry entry, Verdict.Fault fault) {
        return new Verdict.Broken(fault == Verdict.Fault.DOUBLED ? last.seq() : last.seq() + 1, fault);
    }

    // Without an anchor the first entry that is broken is the first that is not there.
    private Verdict first(Verdict.Broken found, Optional<AuditEntry> next) {
        for (Optional<AuditEntry> later = next; !anchored && later.isPresent(); later = next()) {
            AuditEntry entry = later.get();
            anchored = entry.hash().equals(HashChain.hash(entry)) && anchors(entry);
        }
        return anchored ? found : missing();
    }

    private Verdict missing() {
        return new Verdict.Broken(removed + 1, Verdict.Fault.MISSING);
    }

    /** Whether the entry says that all was removed that is not there, and remembers its end as the first entry does. */
    private boolean anchors(AuditEntry entry) {
        if (!entry.event().equals(HashChain.SHORTENED)) {
            return false;
        }
        Map<String, String> detail = entry.detail();
        String said = detail.getOrDefault("last_removed", "");
        if (!said.matches("[0-9]{1,18}")) {
            return false;
        }
        long until = Long.parseLong(said);
        removed = Math.max(removed, until);
        return until > start.seq() || until == start.seq() && start.hash().equals(detail.get("hash"));
    }

    private Verdict end(Optional<Head> head) {
        if (head.isPresent() && !head.get().equals(last)) {
            return notTheHead(head.get());
        }
        for (Head note : noted) {
            if (note.seq() > last.seq()) {
                return new Verdict.Broken(last.seq() + 1, Verdict.Fault.CUT_OFF);
            }
            if (note.seq() < start.seq()) {
                return new Verdict.Broken(note.seq(), Verdict.Fault.REMOVED);
            }
            if (note.seq() == start.seq() && !note.equals(start)) {
                return new Verdict.Broken(note.seq(), Verdict.Fault.NOT_AS_NOTED);
            }
        }
        return new Verdict.Whole(start.seq() + 1, last);
    }

    private Verdict notTheHead(Head head) {
        if (head.seq() > last.seq()) {
            return new Verdict.Broken(last.seq() + 1, Verdict.Fault.CUT_OFF);
        }
        return new Verdict.Broken(head.seq() < last.seq() ? head.seq() + 1 : last.seq(), Verdict.Fault.NOT_THE_HEAD);
    }

    private Optional<AuditEntry> next() {
        return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    }
}
