package io.enidetach.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The chain that makes changes visible. The hash of an entry is SHA-256, in lower-case hexadecimal, over the UTF-8 bytes
 * of its {@code prev}, one line feed, and its other fields but {@code hash} as JSON with sorted keys and no blanks. All
 * of docs/audit.md is needed to check it with other means.
 */
public final class HashChain {
    /** What the first entry has as {@code prev}. */
    public static final String GENESIS = "0".repeat(64);

    /**
     * The event of the entry that says that the oldest ones were removed: {@code last_removed} is the number of the last of
     * them, {@code hash} its hash, which is the {@code prev} of the first that stays.
     */
    public static final String SHORTENED = "record_shortened";

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
     * @param noted heads that were noted before, which the record must pass through
     */
    public static Verdict verify(Iterator<AuditEntry> entries, Optional<Head> head, List<Head> noted) {
        return new ChainWalk(entries, noted).verdict(head);
    }
}
