package io.enidetach.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.PolicyFile;
import io.enidetach.request.RequestId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how much slower the bot answers when its SQLite file holds very many ended requests: two databases with the
 * same open requests, asked in turns. Arguments: ended requests, rounds.
 */
public final class MillionBench {
    private static final int OPEN = 50;
    private static final int TIMES_A_ROUND = 20;
    private static final Path POLICY = Path.of("config", "policy.yml");

    private final int ended;
    private final int rounds;
    private final Map<String, Sides> measured = new LinkedHashMap<>();

    /** How long the same took on both sides, nanoseconds. */
    private record Sides(List<Long> without, List<Long> with) {
        double ratio() {
            return without().isEmpty()
                    ? Double.NaN
                    : figures(with).p50() / figures(without).p50();
        }
    }

    private MillionBench(int ended, int rounds) {
        this.ended = ended;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        new MillionBench(Integer.parseInt(args[0]), Integer.parseInt(args[1])).run();
        System.exit(0);
    }

    private void run() throws Exception {
        LivePolicy policy = new LivePolicy(POLICY, ((Loaded.Ok) PolicyFile.load(POLICY)).policy());
        Path folder = Files.createTempDirectory("bench");
        Path many = folder.resolve("many.db");
        Path few = folder.resolve("few.db");
        try {
            fill(many, policy);
            try (Filled without = new Filled(few, policy);
                    Filled with = new Filled(many, policy)) {
                List<RequestId> here = without.accept(OPEN);
                List<RequestId> there = with.accept(OPEN);
                for (int round = -1; round < rounds; round++) {
                    round(without, here, round, Sides::without);
                    round(with, there, round, Sides::with);
                }
            }
            tell(Files.size(many));
        } finally {
            for (String name : new String[] {"many.db", "few.db"}) {
                for (String suffix : new String[] {"", "-wal", "-shm", ".lock"}) {
                    Files.deleteIfExists(folder.resolve(name + suffix));
                }
            }
            Files.delete(folder);
        }
    }

    private void fill(Path file, LivePolicy policy) throws Exception {
        try (Filled filled = new Filled(file, policy)) {
            filled.endOne();
        }
        new ManyEnded(Filled.ORIGINAL, Filled.ENI.value(), ended).fill("jdbc:sqlite:" + file);
    }

    private interface Side {
        List<Long> of(Sides sides);
    }

    /** The round before the first only warms up. */
    private void round(Filled database, List<RequestId> open, int round, Side side) {
        for (int i = 0; i < TIMES_A_ROUND; i++) {
            RequestId id = open.get((Math.max(0, round) * TIMES_A_ROUND + i) % open.size());
            // Seldom, since what is accepted here is open from then on.
            if (i % 4 == 0) {
                note("accept a command", round, side, () -> database.accept(1));
            }
            note("list", round, side, database::list);
            note("status", round, side, () -> database.status(id));
            note("the open requests", round, side, database::open);
            note("claim a message", round, side, () -> database.claim(id));
        }
    }

    private void note(String what, int round, Side side, Runnable act) {
        long start = System.nanoTime();
        act.run();
        long took = System.nanoTime() - start;
        if (round >= 0) {
            side.of(measured.computeIfAbsent(what, any -> new Sides(new ArrayList<>(), new ArrayList<>())))
                    .add(took);
        }
    }

    private static Figures figures(List<Long> nanos) {
        return Figures.of(nanos, 0, Duration.ofSeconds(1));
    }

    private void tell(long bytes) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n%,d ended requests (%,d MB) and %d open ones, against %d open ones alone%n%n",
                ended,
                bytes / 1_000_000,
                OPEN,
                OPEN);
        System.out.println("| what | p50 ms without | p50 ms with | ratio | p99 ms without | p99 ms with |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        Map<String, Object> json = new LinkedHashMap<>();
        measured.forEach((what, sides) -> {
            Figures without = figures(sides.without);
            Figures with = figures(sides.with);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.2f | %.3f | %.3f |%n",
                    what,
                    without.p50(),
                    with.p50(),
                    sides.ratio(),
                    without.p99(),
                    with.p99());
            json.put(what, Map.of("without", without, "with", with, "ratio", sides.ratio()));
        });
        System.out.println();
        System.out.println(new ObjectMapper().writeValueAsString(Map.of("ended", ended, "bytes", bytes, "acts", json)));
    }
}
