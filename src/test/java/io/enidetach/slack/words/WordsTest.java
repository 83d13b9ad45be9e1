package io.enidetach.slack.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.command.Problem;
import io.enidetach.policy.ProductionWhy;
import io.enidetach.policy.Refusal;
import io.enidetach.policy.Truth;
import io.enidetach.request.Action;
import io.enidetach.request.LineState;
import io.enidetach.request.Note;
import io.enidetach.request.Reason;
import io.enidetach.request.ServerState;
import io.enidetach.request.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java/io/enidetach/slack");
    /** Values that every sentence about a request may use. */
    private static final Set<String> ALWAYS = Set.of("id", "enis", "done", "verb", "action", "requester", "state");

    private final Words words = Words.english();

    @Test
    void every_code_has_its_sentence() {
        List<String> wanted = new ArrayList<>();
        wanted.addAll(keys("state.", State.values()));
        wanted.addAll(
                keys("card.", Stream.of(State.values()).filter(s -> !s.isEnd()).toArray(State[]::new)));
        wanted.addAll(keys("reason.", Reason.values()));
        wanted.addAll(keys("note.", Note.values()));
        wanted.addAll(keys("advice.", Advice.values()));
        wanted.addAll(keys("remedy.", Advice.values()));
        wanted.addAll(keys("line.", LineState.values()));
        wanted.addAll(keys("problem.", Problem.Kind.values()));
        wanted.addAll(keys("production.", ProductionWhy.values()));
        wanted.addAll(keys("refusal.", Refusal.values()));
        wanted.addAll(keys("server.", ServerState.values()));
        for (String who : List.of("who.member.", "who.approve.", "who.pause.")) {
            wanted.addAll(keys(who, Truth.values()));
        }
        for (Action action : Action.values()) {
            for (String part : List.of(".title", ".verb", ".done")) {
                wanted.add("action." + action + part);
            }
        }
        assertThat(words.keys()).containsAll(wanted);
    }

    @Test
    void no_sentence_is_without_a_code() throws IOException {
        String code = sources();
        List<String> families = List.of(
                "state.",
                "card.",
                "reason.",
                "note.",
                "advice.",
                "remedy.",
                "line.",
                "problem.",
                "production.",
                "refusal.",
                "server.",
                "who.",
                "action.",
                "field.",
                "decision.",
                "command.",
                "approval.over.",
                "part.bill.",
                "end.public.",
                "home.forMe.",
                "home.running.",
                "home.ended.");
        List<String> idle = words.keys().stream()
                .filter(key -> {
                    String stem = key.replaceFirst("\\.bare$", "");
                    return !code.contains("\"" + stem + "\"")
                            && families.stream().noneMatch(stem::startsWith);
                })
                .toList();
        assertThat(idle).isEmpty();
    }

    @Test
    void every_sentence_that_the_code_names_is_there() throws IOException {
        var literal = Pattern.compile(
                "\"((?:card|part|value|button|dialog|end|deny|approval|why|list|who|form|home)\\.[a-zA-Z_.]+[a-zA-Z])\"");
        assertThat(literal.matcher(sources()).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words.has(key)).as(key).isTrue());
    }

    @Test
    void a_reason_uses_no_values_but_those_that_its_code_promises() throws IOException {
        Map<String, Set<String>> promised = promised(Path.of("src/main/java/io/enidetach/request/Reason.java"));
        assertThat(promised).hasSize(Reason.values().length);
        promised.forEach(
                (name, args) -> assertThat(used("reason." + name)).as(name).isSubsetOf(with(args)));
    }

    @Test
    void a_note_uses_no_values_but_those_that_its_code_promises() throws IOException {
        Map<String, Set<String>> promised = promised(Path.of("src/main/java/io/enidetach/request/Note.java"));
        assertThat(promised).hasSize(Note.values().length);
        promised.get("REQUEST_REFUSED").add("ending");
        promised.forEach(
                (name, args) -> assertThat(used("note." + name)).as(name).isSubsetOf(with(args)));
    }

    @Test
    void a_missing_value_takes_the_bare_sentence_and_else_says_so() {
        assertThat(words.say("note.PAUSED_BEFORE", Map.of())).doesNotContain("{", "not known");
        assertThat(words.say("reason.VPC_DIFFERS", Map.of()))
                .contains("(not known)")
                .doesNotContain("{");
    }

    @Test
    void a_refusal_says_that_nothing_was_changed() {
        for (Reason reason : Reason.values()) {
            String sentence = words.say("reason." + reason);
            if (sentence.startsWith("Refused") || sentence.startsWith("Expired") || sentence.startsWith("Denied")) {
                assertThat(sentence).as(reason.name()).containsIgnoringCase("nothing was changed");
            }
        }
    }

    private static List<String> keys(String family, Enum<?>[] values) {
        return Arrays.stream(values).map(v -> family + v.name()).toList();
    }

    private Set<String> used(String key) {
        return Words.placeholders(words.say(key, new Echo()));
    }

    private static Set<String> with(Set<String> args) {
        Set<String> all = new TreeSet<>(ALWAYS);
        all.addAll(args);
        return all;
    }

    // "/** Not a region of the policy (region, regions). */ REGION_NOT_LISTED"
    private static Map<String, Set<String>> promised(Path source) throws IOException {
        String body = Files.readString(source).replaceAll("(?s)^.*?enum [A-Za-z]+ \\{", "");
        Map<String, Set<String>> found = new java.util.LinkedHashMap<>();
        var constants = Pattern.compile("(?s)(?:/\\*\\*(.*?)\\*/\\s*)?\\b([A-Z][A-Z_]+)\\s*[,;}]")
                .matcher(body);
        while (constants.find()) {
            Set<String> args = new TreeSet<>();
            String comment = constants.group(1) == null ? "" : constants.group(1);
            Pattern.compile("\\(([a-z, ]+)\\)")
                    .matcher(comment)
                    .results()
                    .forEach(m -> args.addAll(List.of(m.group(1).split("[, ]+"))));
            if (comment.contains("no rule lets this person do this here")
                    || constants.group(2).equals("NO_RIGHT")) {
                args.add("why");
            }
            found.put(constants.group(2), args);
        }
        return found;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** Gives every placeholder itself as its value. */
    private static final class Echo extends java.util.AbstractMap<String, Markup> {
        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public Markup get(Object name) {
            return new Markup("{" + name + "}");
        }

        @Override
        public Set<Entry<String, Markup>> entrySet() {
            return Set.of();
        }
    }
}
