package io.enidetach.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;

/**
 * The chain that makes changes visible. The hash of an entry is SHA-256, in lower-case hexadecimal, over the UTF-8 bytes
 * of its {@code prev}, one line feed, and its other fields but {@code hash} as JSON with sorted keys and no blanks. All
 * of docs/audit.md is needed to check it with other means.
 */
public final class HashChain {
    /** What the first entry has as {@code prev}. */
    public static final String GENESIS = "0".repeat(64);

    private HashChain() {}

    /** The hash that the entry must have; its own is not looked at. */
    public static String hash(AuditEntry entry) {
        String sealed = entry.prev() + "\n" + CanonicalJson.content(entry);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Checks a whole record from its first entry.
     *
     * @param head where the record ought to end, as the store remembers it; without one a cut-off end stays unseen
     */
    public static Verdict verify(Iterator<AuditEntry> entries, Optional<Head> head) {
        Head last = Head.none();
        Optional<AuditEntry> next = next(entries);
        while (next.isPresent()) {
            AuditEntry entry = next.get();
            next = next(entries);
            if (!follows(last, entry)) {
                return broken(last, entry, next);
            }
            last = entry.head();
        }
        return end(last, head);
    }

    private static boolean follows(Head last, AuditEntry entry) {
        return entry.seq() == last.seq() + 1
                && entry.prev().equals(last.hash())
                && entry.hash().equals(hash(entry));
    }

    private static Verdict broken(Head last, AuditEntry entry, Optional<AuditEntry> next) {
        long expected = last.seq() + 1;
        if (entry.hash().equals(last.hash()) || entry.seq() == last.seq()) {
            return new Verdict.Broken(last.seq(), Verdict.Fault.DOUBLED);
        }
        boolean nextBelongsHere = next.map(
                        n -> n.prev().equals(last.hash()) && !entry.prev().equals(last.hash()))
                .orElse(false);
        if (nextBelongsHere || entry.seq() < expected) {
            return new Verdict.Broken(expected, Verdict.Fault.SWAPPED);
        }
        return new Verdict.Broken(expected, entry.seq() > expected ? Verdict.Fault.MISSING : Verdict.Fault.CHANGED);
    }

    private static Verdict end(Head last, Optional<Head> head) {
        if (head.isEmpty() || head.get().equals(last)) {
            return new Verdict.Whole(last);
        }
        if (head.get().seq() > last.seq()) {
            return new Verdict.Broken(last.seq() + 1, Verdict.Fault.CUT_OFF);
        }
        return new Verdict.Broken(
                head.get().seq() < last.seq() ? head.get().seq() + 1 : last.seq(), Verdict.Fault.NOT_THE_HEAD);
    }

    private static Optional<AuditEntry> next(Iterator<AuditEntry> entries) {
        return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
    }
}
