package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.tencent.wire.ErrorTable;
import io.enidetach.cloud.tencent.wire.ErrorTable.Kind;
import io.enidetach.cloud.tencent.wire.ErrorTable.Row;
import io.enidetach.cloud.tencent.wire.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One story for each row of the table of errors, through the whole bot: what it does, and what it says. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorStoriesTest {
    /** Believed only when it is seen: both speak of an attachment that may be what was wished. */
    private static final Set<Advice> READ_BACK = EnumSet.of(Advice.NOT_ATTACHED, Advice.ALREADY_ATTACHED);

    private static final String TASK_TIMEOUT = "8s";

    private final Map<Generation, Stories> told = new EnumMap<>(Generation.class);
    private final Properties words = new Properties();

    /** What began on one stage. */
    private record Stories(
            ErrorStage stage,
            List<ErrorStage.Begun> refused,
            List<ErrorStage.Begun> doubtful,
            List<ErrorStage.Begun> done,
            List<ErrorStage.Begun> passing) {}

    @BeforeAll
    void play(@TempDir Path folder) throws IOException {
        try (InputStream in = ErrorStoriesTest.class.getResourceAsStream("/words/words.properties")) {
            words.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<Generation, CompletableFuture<Stories>> playing = new EnumMap<>(Generation.class);
        for (Generation generation : Generation.values()) {
            Path its = Files.createDirectory(folder.resolve(generation.name()));
            playing.put(generation, CompletableFuture.supplyAsync(() -> play(its, generation)));
        }
        playing.forEach((generation, stories) -> told.put(generation, stories.join()));
    }

    private static Stories play(Path folder, Generation generation) {
        List<Row> rows = ErrorTable.rows().stream()
                .filter(row -> row.generations().contains(generation))
                .toList();
        ErrorStage stage = new ErrorStage(folder, generation, TASK_TIMEOUT);
        Stories stories =
                new Stories(stage, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try {
            for (Row row : rows) {
                if (isDoubtful(row)) {
                    stories.doubtful.add(stage.begin(row, false));
                    stories.done.add(stage.begin(row, true));
                } else if (row.kind() == Kind.NOT_DONE_FINAL) {
                    stories.refused.add(stage.begin(row, false));
                }
            }
            for (Row row : rows) {
                if (row.kind() == Kind.NOT_DONE_LATER) {
                    stories.passing.add(stage.beginAndAskAgain(row));
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return stories;
    }

    private static boolean isDoubtful(Row row) {
        return row.kind() == Kind.IN_DOUBT || READ_BACK.contains(row.advice());
    }

    @AfterAll
    void curtain() {
        told.values().forEach(stories -> stories.stage.close());
    }

    @TestFactory
    Stream<DynamicTest> what_is_certainly_not_done_ends_failed_and_says_what_to_do() {
        return each(Stories::refused, (stage, begun) -> {
            String text = stage.end(begun, "failed").allText();
            Advice advice = begun.row().advice();
            assertThat(text).contains(begun.request(), "Nothing was changed");
            assertThat(text).contains(words.getProperty("advice." + advice), words.getProperty("remedy." + advice));
            holdsWhatTheCloudsSupportAsksFor(stage, text);
            assertThat(stage.asks(begun)).isEqualTo(1);
            assertThat(stage.isAttached(begun)).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> what_may_pass_is_asked_again() {
        return each(Stories::passing, (stage, begun) -> {
            stage.end(begun, "succeeded");
            assertThat(stage.asks(begun)).isEqualTo(2);
            assertThat(stage.accepted(begun)).isEqualTo(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_in_doubt_and_done_is_found_by_reading_back() {
        return each(Stories::done, (stage, begun) -> {
            stage.end(begun, "succeeded");
            assertThat(stage.asks(begun)).isEqualTo(1);
            assertThat(stage.accepted(begun)).isEqualTo(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_in_doubt_and_not_done_ends_unknown_and_says_where_to_look() {
        return each(Stories::doubtful, (stage, begun) -> {
            String text = stage.end(begun, "unknown").allText();
            assertThat(text).contains(begun.request(), "cloud console", "Ask again");
            holdsWhatTheCloudsSupportAsksFor(stage, text);
            assertThat(stage.asks(begun)).isEqualTo(1);
            assertThat(stage.isAttached(begun)).isTrue();
        });
    }

    // Errors of API 2.0 carry no request ID.
    private void holdsWhatTheCloudsSupportAsksFor(ErrorStage stage, String text) {
        if (stage.generation() == Generation.V3) {
            String before = words.getProperty("end.reference").split("\\{")[0];
            assertThat(text).containsPattern(Pattern.quote(before) + "`?[0-9a-f-]{20,}");
        }
    }

    private interface Claim {
        void holds(ErrorStage stage, ErrorStage.Begun begun);
    }

    private Stream<DynamicTest> each(java.util.function.Function<Stories, List<ErrorStage.Begun>> which, Claim claim) {
        return told.entrySet().stream()
                .flatMap(entry -> which.apply(entry.getValue()).stream()
                        .map(begun -> dynamicTest(
                                entry.getKey() + " " + begun.row().code(),
                                () -> claim.holds(entry.getValue().stage, begun))));
    }
}
