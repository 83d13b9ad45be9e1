package io.enidetach.slack.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.enidetach.sandbox.slack.BlockCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every screen to the golden files in {@code src/test/resources/gallery}, so that a change of words is seen in
 * review. With {@code -Dgallery.renew=true} it writes them anew.
 */
class GalleryTest {
    private static final Path GOLDEN = Path.of("src/test/resources/gallery");
    private static final ObjectWriter PRETTY = pretty();

    /** Sentences that no screen can show, each with its reason. */
    private static final Map<String, String> UNSEEN = Map.of("note.NONE", "it is no note");

    private static ObjectWriter pretty() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new ObjectMapper()
                .writer(new DefaultPrettyPrinter(separators)
                        .withObjectIndenter(lines)
                        .withArrayIndenter(lines));
    }

    /** The bundle of a language that remembers what was asked of it. */
    private static final class Tracing extends Properties {
        private static final long serialVersionUID = 1L;
        private final transient Set<String> said = ConcurrentHashMap.newKeySet();

        @Override
        public String getProperty(String key) {
            String found = super.getProperty(key);
            if (found != null) {
                said.add(key);
            }
            return found;
        }
    }

    private static Gallery gallery(Language language, Properties sentences) {
        Words words = new Words(Words.sentences(language, sentences));
        return new Gallery(Wording.of(words, Gallery.clock(), Offers.all()));
    }

    @TestFactory
    Stream<DynamicTest> every_screen_is_as_it_was_agreed() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Language language : Language.values()) {
            gallery(language, new Properties())
                    .groups()
                    .forEach((group, screens) -> tests.add(dynamicTest(
                            language + " " + group,
                            () -> holds(file(language, group), PRETTY.writeValueAsString(screens)))));
        }
        return tests.stream();
    }

    private static void holds(Path file, String now) throws IOException {
        String text = now + "\n";
        if (Boolean.getBoolean("gallery.renew")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s: look at the difference; when it is meant, renew with -Dgallery.renew=true", file)
                .isEqualTo(Files.readString(file));
    }

    private static Path file(Language language, String group) {
        return GOLDEN.resolve(language.name().toLowerCase(Locale.ROOT)).resolve(group.replace(' ', '-') + ".json");
    }

    @TestFactory
    Stream<DynamicTest> slack_takes_every_screen() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Language language : Language.values()) {
            gallery(language, new Properties())
                    .groups()
                    .forEach((group, screens) -> screens.forEach((name, screen) -> tests.add(dynamicTest(
                            language + " " + group + " " + name,
                            () -> assertThat(BlockCheck.problems(screen.toString()))
                                    .isEmpty()))));
        }
        return tests.stream();
    }

    @Test
    void every_sentence_is_on_a_screen() {
        Tracing sentences = new Tracing();
        gallery(Language.ENGLISH, sentences);
        Set<String> unsaid = new TreeSet<>(sentences.stringPropertyNames());
        unsaid.removeAll(sentences.said);
        assertThat(unsaid).isEqualTo(new TreeSet<>(UNSEEN.keySet()));
    }

    @Test
    void no_screen_shows_a_key_or_an_empty_place() {
        for (Language language : Language.values()) {
            gallery(language, new Properties())
                    .groups()
                    .forEach((group, screens) -> screens.forEach((name, screen) -> assertThat(texts(screen))
                            .as("%s %s %s", language, group, name)
                            .noneMatch(
                                    text -> text.matches("(?s).*\\b(reason|note|part|card|field|advice)\\.[A-Z_]+.*"))
                            .noneMatch(text -> text.matches("(?s).*\\{(?!date_short_pretty}|time})[a-z_]+}.*"))));
        }
    }

    private static List<String> texts(JsonNode screen) {
        List<String> texts = new ArrayList<>();
        if (screen.isValueNode()) {
            texts.add(screen.asText());
        }
        screen.forEach(each -> texts.addAll(texts(each)));
        return texts;
    }
}
