package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.BOB;
import static io.enidetach.story.Story.CAROL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.sandbox.slack.Calls;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Server;
import io.enidetach.sandbox.tencent.Vpc;
import io.enidetach.testing.NastyText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nasty texts through the whole bot, wherever one of others can stand: Slack's strict rules take each call, nothing pings or
 * links, nothing is cut inside a character. {@code -Dwords.seed=N} replays; {@code RandomWordsTest} has ten thousand without
 * sockets.
 */
@Timeout(120)
class NastyTextStoriesTest {
    private static final long SEED = Long.getLong("words.seed", 20_261_126L);
    private static final Duration TYPING = Duration.ofSeconds(8);
    private static final int REQUESTS = 24;
    private static final int DENIALS = 4;
    private static final int PAUSES = 2;
    private static final int REASON_CHARS_MAX = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> TEXTS = Set.of("text", "blocks", "view", "metadata");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    /** The simulator keeps the last few thousand only. */
    private final Queue<Calls.Call> calls = new ConcurrentLinkedQueue<>();

    private Story story;
    private int texts;

    @BeforeEach
    void stage() {
        story = new Story(folder).policy("vpcs: [\"prod-*\"] => vpcs: [\"vpc-n4stypr0\"]");
        story.slack.calls().onCall(calls::add);
        story.slack
                .workspace()
                .put(story.slack.workspace().user(ALICE).orElseThrow().named(text()));
        clouds("vpc-n4sty000", "ins-n4sty000", "eni-n4sty0", REQUESTS);
        clouds("vpc-n4stypr0", "ins-n4stypr0", "eni-n4stp0", DENIALS);
        story.begin();
    }

    private void clouds(String vpc, String server, String enis, int count) {
        story.cloud.model().add(new Vpc("ap-guangzhou", vpc, text()).tag(text(), text()));
        story.cloud.model().add(new Server(vpc, server, text()).tag(text(), text()));
        for (int n = 0; n < count; n++) {
            story.cloud
                    .model()
                    .add(new Eni(vpc, "%s%02d".formatted(enis, n), text())
                            .description(text())
                            .tag(text(), text())
                            .address("10.9.0." + (10 + n))
                            .on(server, Instant.parse("2026-01-02T03:04:05Z")));
        }
    }

    @AfterEach
    void curtain() {
        story.close();
    }

    @Test
    void every_call_is_taken_and_harmless() throws IOException {
        List<String> asked = requests();
        denials();
        pauses();
        // Some of the texts name the example's ENI and are requests; those are answered where the bot is a member.
        String talk = story.channel("C0NASTYTALK");
        long end = System.nanoTime() + TYPING.toNanos();
        while (System.nanoTime() < end) {
            for (int n = 0; n < 10; n++) {
                isTaken(story.types(ALICE, talk, text()));
            }
            search();
        }
        asked.forEach(id -> story.end(id, "succeeded"));
        System.out.printf("nasty: %d texts, %d calls, with -Dwords.seed=%d%n", texts, calls.size(), SEED);
        for (Calls.Call call : calls) {
            isHarmless(call);
        }
    }

    /** As reasons, and as the names of everything that a card shows. */
    private List<String> requests() {
        List<String> asked = new ArrayList<>();
        for (int n = 0; n < REQUESTS; n++) {
            Delivered ack = story.types(
                    ALICE,
                    story.channel("C0NASTY" + n),
                    "eni-n4sty0%02d vpc-n4sty000 ins-n4sty000 --dry-run -- ".formatted(n) + reason());
            isTaken(ack);
            if (ack.body().contains("Got it")) {
                asked.add(id(ack));
            }
        }
        assertThat(asked).as("requests").isNotEmpty();
        return asked;
    }

    private void denials() {
        for (int n = 0; n < DENIALS; n++) {
            String id = story.asks(
                    ALICE, story.channel("C0DENY" + n), "eni-n4stp0%02d vpc-n4stypr0 ins-n4stypr0".formatted(n));
            story.clicks(BOB, story.approval(id, "awaiting_approval"), "deny");
            SlackView form = story.modal(BOB, "deny_reason");
            isTaken(story.slack
                    .actor()
                    .submit(BOB, form.id(), Map.of("reason", "no " + reason()))
                    .join());
            story.end(id, "denied");
        }
    }

    private void pauses() {
        for (int n = 0; n < PAUSES; n++) {
            // Else it would be taken for the option, and refused.
            isTaken(story.types(BOB, "pause " + reason().replace("dry-run", "")));
            story.await(
                    m -> m.onlyFor().filter(BOB::equals).isPresent() && m.text().startsWith("Paused"));
            isTaken(story.types(BOB, "resume"));
        }
    }

    /** As what is searched for, and in the fields of the form. */
    private void search() {
        isTaken(story.types(CAROL, ""));
        SlackView form = story.modal(CAROL, "detach_form");
        story.slack.actor().suggest(CAROL, form.id(), "find", cut(text(), 100)).join();
        Map<String, String> entered = Map.of("enis", cut(text(), 400), "vpc", cut(text(), 400), "reason", reason());
        isTaken(story.slack.actor().submit(CAROL, form.id(), entered).join());
        story.slack.actor().close(CAROL, form.id()).join();
    }

    private String text() {
        texts++;
        return NastyText.of(random);
    }

    private String reason() {
        return cut(text(), REASON_CHARS_MAX - 3);
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private static String id(Delivered ack) {
        var id = Story.ID.matcher(ack.body());
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private static void isTaken(Delivered delivered) {
        assertThat(delivered.isAcked()).as("seed %d: %s", SEED, delivered).isTrue();
        assertThat(delivered.detail()).as("seed %d: %s", SEED, delivered).isEmpty();
    }

    private static void isHarmless(Calls.Call call) throws IOException {
        String where = "seed " + SEED + ", " + call.method();
        if (!call.fromApp()) {
            NastyText.isHarmlessIn(call.response(), where);
            return;
        }
        assertThat(call.outcome()).as("%s: %s", where, call.request()).isEqualTo("ok");
        for (var argument : call.request().properties()) {
            if (TEXTS.contains(argument.getKey())) {
                NastyText.isHarmlessIn(structure(argument.getValue()), where);
            }
        }
    }

    private static JsonNode structure(JsonNode argument) throws IOException {
        boolean json = argument.isTextual() && argument.asText().startsWith("[");
        return json ? JSON.readTree(argument.asText()) : argument;
    }
}
