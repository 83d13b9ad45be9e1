package io.enidetach.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.enidetach.request.Action;
import io.enidetach.request.AuditNote;
import io.enidetach.request.EniId;
import io.enidetach.request.RequestId;
import io.enidetach.request.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One entry of the record, as texts: it must be possible to read and check entries whose words the present version no
 * longer knows.
 *
 * @param seq from 1, without gaps
 * @param at to the millisecond
 * @param prev the hash of the entry before, {@link HashChain#GENESIS} in the first
 * @param hash {@link HashChain#hash} of all the rest
 */
public record AuditEntry(
        long seq,
        Instant at,
        Optional<String> request,
        Optional<String> action,
        boolean dryRun,
        String event,
        Optional<String> from,
        Optional<String> to,
        String actor,
        List<String> enis,
        Map<String, String> detail,
        String prev,
        String hash) {

    /** The entry that a note becomes after the one with that number and hash. */
    public static AuditEntry after(Head head, AuditNote note, Instant now) {
        AuditEntry unsealed = new AuditEntry(
                head.seq() + 1,
                now.truncatedTo(ChronoUnit.MILLIS),
                note.request().map(RequestId::value),
                note.action().map(Action::wire),
                note.dryRun(),
                note.event(),
                note.from().map(State::wire),
                note.to().map(State::wire),
                note.actor(),
                note.enis().stream().map(EniId::value).toList(),
                whole(note.detail()),
                head.hash(),
                "");
        return unsealed.sealed(HashChain.hash(unsealed));
    }

    // UTF-8 has no half pairs, so one could be exchanged for another under the same hash.
    private static Map<String, String> whole(Map<String, String> detail) {
        Map<String, String> whole = new TreeMap<>();
        detail.forEach((key, value) -> whole.put(key, new String(value.getBytes(UTF_8), UTF_8)));
        return Collections.unmodifiableMap(whole);
    }

    /** This entry as a place to go on from. */
    public Head head() {
        return new Head(seq, hash);
    }

    /** This entry as one line of JSON, without the line's end (contract, 8, `audit export`). */
    public String line() {
        return CanonicalJson.line(this);
    }

    private AuditEntry sealed(String newHash) {
        return new AuditEntry(seq, at, request, action, dryRun, event, from, to, actor, enis, detail, prev, newHash);
    }
}
