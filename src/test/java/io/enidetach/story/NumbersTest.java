package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code /metrics} tells while requests live and end; docs/operations.md lists exactly these numbers. */
@Timeout(90)
class NumbersTest {
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(eni_detach_[a-z_]+)` \\|([^|]*)\\|");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(eni_detach_[a-z_]+?)(?:\\{([^}]*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"[^\"]*\"");

    @RegisterExtension
    final Story story = new Story();

    @Test
    void after_a_story_every_documented_number_is_there_with_its_labels_and_no_other() throws Exception {
        both(story).begin();
        detachProduction();

        assertThat(told()).isEqualTo(documented());
    }

    @Test
    void no_id_no_name_and_no_value_of_the_policy_is_in_it() throws Exception {
        both(story).begin();
        String id = detachProduction();

        assertThat(metrics())
                .doesNotContain(id, "vpc-", "eni-", "ins-", Story.ALICE, Story.BOB, Story.OPS, Story.APPROVALS)
                .doesNotContain("S0NETOPS", "network-operators", "ap-guangzhou", "prod-", "xoxb", "AKID");
    }

    @Test
    void an_end_is_counted_and_each_end_is_there_before_the_first() throws Exception {
        story.begin();
        assertThat(number("eni_detach_ended_total{state=\"unknown\"}")).isZero();
        String id = story.asks(Story.ALICE, Story.LAB);
        story.end(id, "succeeded");

        assertThat(number("eni_detach_ended_total{state=\"succeeded\"}")).isEqualTo(1);
        assertThat(number("eni_detach_requests{state=\"running\"}")).isZero();
    }

    @Test
    void what_waits_for_people_is_counted_with_its_age() throws Exception {
        story.begin();
        story.approval(story.asks(Story.ALICE, Story.PRODUCTION), "awaiting_approval");
        story.stop();
        story.later(Duration.ofMinutes(10)).begin();

        assertThat(number("eni_detach_requests{state=\"awaiting_approval\"}")).isEqualTo(1);
        assertThat(number("eni_detach_requests_oldest_seconds{state=\"awaiting_approval\"}"))
                .isBetween(600.0, 660.0);
    }

    @Test
    void a_broken_policy_shows_as_something_that_is_wrong() throws Exception {
        story.begin();
        assertThat(number("eni_detach_ok{check=\"policy\"}")).isEqualTo(1);
        story.policy("effect: deny => effect: maybe");
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (number("eni_detach_ok{check=\"policy\"}") > 0) {
            assertThat(System.nanoTime()).as("the broken file is seen in time").isLessThan(end);
        }
    }

    private static Story both(Story story) {
        return story.with("SLACK_APP_TOKEN", story.slack.workspace().appToken());
    }

    private String detachProduction() {
        String id = story.asks(Story.ALICE, Story.PRODUCTION);
        story.clicks(Story.BOB, story.approval(id, "awaiting_approval"), "approve");
        story.end(id, "succeeded");
        return id;
    }

    /** Each number that was told, with the names of its labels. */
    private Map<String, Set<String>> told() throws Exception {
        Map<String, Set<String>> told = new TreeMap<>();
        Matcher sample = SAMPLE.matcher(metrics());
        while (sample.find()) {
            String name = sample.group(1).replaceAll("_seconds_(count|sum|max|bucket)$", "_seconds");
            told.computeIfAbsent(name, any -> new TreeSet<>())
                    .addAll(labels(sample.group(2) == null ? "" : sample.group(2)));
        }
        told.values().forEach(labels -> labels.remove("le"));
        return told;
    }

    private static Set<String> labels(String text) {
        return LABEL.matcher(text).results().map(l -> l.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        Matcher line = DOCUMENTED.matcher(Files.readString(Path.of("docs", "operations.md")));
        while (line.find()) {
            Set<String> labels = Pattern.compile("`([a-z]+)`")
                    .matcher(line.group(2))
                    .results()
                    .map(l -> l.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            documented.put(line.group(1), labels);
        }
        return documented;
    }

    private double number(String sample) throws Exception {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(sample + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + sample));
    }

    private String metrics() throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + story.port() + "/metrics"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient().send(ask, BodyHandlers.ofString()).body();
    }
}
