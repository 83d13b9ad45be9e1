package io.enidetach.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.AuditNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashChainTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.042Z");

    private final List<AuditEntry> entries = chain(5);

    private static List<AuditEntry> chain(int many) {
        List<AuditEntry> entries = new ArrayList<>();
        Head head = Head.none();
        for (int i = 1; i <= many; i++) {
            AuditEntry entry =
                    AuditEntry.after(head, AuditNote.aside("event-" + i, "U0ALICE", Map.of("n", "" + i)), NOON);
            entries.add(entry);
            head = entry.head();
        }
        return entries;
    }

    private Verdict verdict() {
        return HashChain.verify(entries.iterator(), Optional.of(chain(5).get(4).head()), List.of());
    }

    private static Verdict broken(long seq, Verdict.Fault fault) {
        return new Verdict.Broken(seq, fault);
    }

    @Test
    void an_untouched_record_is_whole() {
        assertThat(verdict()).isEqualTo(new Verdict.Whole(1, entries.get(4).head()));
        assertThat(HashChain.verify(Collections.emptyIterator(), Optional.of(Head.none()), List.of()))
                .isEqualTo(new Verdict.Whole(1, Head.none()));
    }

    @Test
    void a_changed_byte_is_found_at_its_entry() {
        AuditEntry e = entries.get(2);
        entries.set(2, with(e, "U0ALICF", e.seq(), e.hash()));
        assertThat(verdict()).isEqualTo(broken(3, Verdict.Fault.CHANGED));
    }

    @Test
    void an_entry_changed_with_its_hash_made_anew_is_found_at_the_next() {
        AuditEntry changed = with(entries.get(2), "U0ALICF", 3, "");
        entries.set(2, with(changed, "U0ALICF", 3, HashChain.hash(changed)));
        assertThat(verdict()).isEqualTo(broken(4, Verdict.Fault.CHANGED));
    }

    @Test
    void a_removed_entry_is_missed() {
        entries.remove(2);
        assertThat(verdict()).isEqualTo(broken(3, Verdict.Fault.MISSING));
    }

    @Test
    void a_removed_first_entry_is_missed() {
        entries.remove(0);
        assertThat(verdict()).isEqualTo(broken(1, Verdict.Fault.MISSING));
    }

    @Test
    void a_doubled_entry_is_found() {
        entries.add(3, entries.get(2));
        assertThat(verdict()).isEqualTo(broken(3, Verdict.Fault.DOUBLED));
    }

    @Test
    void a_doubled_entry_with_the_next_number_is_found() {
        AuditEntry e = entries.get(2);
        entries.add(3, with(e, e.actor(), 4, e.hash()));
        assertThat(verdict()).isEqualTo(broken(3, Verdict.Fault.DOUBLED));
    }

    @Test
    void swapped_entries_are_found_at_the_first_of_them() {
        Collections.swap(entries, 1, 2);
        assertThat(verdict()).isEqualTo(broken(2, Verdict.Fault.SWAPPED));
    }

    @Test
    void swapped_entries_whose_numbers_were_put_in_order_are_found_at_the_first_of_them() {
        AuditEntry second = entries.get(1);
        AuditEntry third = entries.get(2);
        entries.set(1, with(third, third.actor(), 2, third.hash()));
        entries.set(2, with(second, second.actor(), 3, second.hash()));
        assertThat(verdict()).isEqualTo(broken(2, Verdict.Fault.SWAPPED));
    }

    @Test
    void a_cut_off_end_is_missed_because_the_head_is_known() {
        entries.remove(4);
        entries.remove(3);
        assertThat(verdict()).isEqualTo(broken(4, Verdict.Fault.CUT_OFF));
        assertThat(HashChain.verify(entries.iterator(), Optional.empty(), List.of()))
                .isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void an_end_written_anew_is_not_the_head() {
        AuditEntry last = AuditEntry.after(entries.get(3).head(), AuditNote.aside("other", "bot", Map.of()), NOON);
        entries.set(4, last);
        assertThat(verdict()).isEqualTo(broken(5, Verdict.Fault.NOT_THE_HEAD));
        entries.add(AuditEntry.after(last.head(), AuditNote.aside("more", "bot", Map.of()), NOON));
        assertThat(verdict()).isEqualTo(broken(6, Verdict.Fault.NOT_THE_HEAD));
    }

    @Test
    void every_field_is_under_the_seal() {
        AuditEntry e = entries.get(1);
        List<AuditEntry> variants = List.of(
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        8,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON.plusMillis(1),
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9N",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "attach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        false,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "f",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "submitting",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "v")),
                of(7, NOON, "D-7K3Q9M", "detach", true, "e", "received", "failed", "a", List.of("x"), Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "b",
                        List.of("x"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("y"),
                        Map.of("k", "v")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("k", "w")),
                of(
                        7,
                        NOON,
                        "D-7K3Q9M",
                        "detach",
                        true,
                        "e",
                        "received",
                        "running",
                        "a",
                        List.of("x"),
                        Map.of("l", "v")));
        assertThat(variants.stream().map(HashChain::hash))
                .doesNotHaveDuplicates()
                .hasSize(13);
        assertThat(HashChain.hash(with(e, e.actor(), e.seq(), "anything"))).isEqualTo(e.hash());
    }

    @Test
    void the_line_and_the_hash_are_as_documented() {
        AuditEntry entry = AuditEntry.after(
                Head.none(),
                AuditNote.aside("paused", "U0BOB", Map.of("reason", "a \"b\" \\ \n \u0001 ü 通 😀", "by", "x")),
                NOON);
        assertThat(entry.line())
                .isEqualTo("{\"action\":null,\"actor\":\"U0BOB\",\"at\":\"2026-11-23T12:00:00.042Z\","
                        + "\"detail\":{\"by\":\"x\",\"reason\":\"a \\\"b\\\" \\\\ \\n \\u0001 ü 通 😀\"},"
                        + "\"dry_run\":false,\"enis\":[],\"event\":\"paused\",\"from\":null,\"hash\":\"" + entry.hash()
                        + "\",\"prev\":\"" + HashChain.GENESIS + "\",\"request\":null,\"seq\":1,\"to\":null}");
        // Computed with the Python program of docs/audit.md.
        assertThat(entry.hash()).isEqualTo("1da395db2f636de1db35a7112c1ffdf69eb32c8a3f6aba2e83aa310db5891af0");
    }

    private static AuditEntry with(AuditEntry e, String actor, long seq, String hash) {
        return new AuditEntry(
                seq,
                e.at(),
                e.request(),
                e.action(),
                e.dryRun(),
                e.event(),
                e.from(),
                e.to(),
                actor,
                e.enis(),
                e.detail(),
                e.prev(),
                hash);
    }

    private static AuditEntry of(
            long seq,
            Instant at,
            String request,
            String action,
            boolean dryRun,
            String event,
            String from,
            String to,
            String actor,
            List<String> enis,
            Map<String, String> detail) {
        return new AuditEntry(
                seq,
                at,
                Optional.of(request),
                Optional.of(action),
                dryRun,
                event,
                Optional.of(from),
                Optional.of(to),
                actor,
                enis,
                detail,
                HashChain.GENESIS,
                "");
    }
}
