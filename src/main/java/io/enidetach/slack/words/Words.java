package io.enidetach.slack.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences by key. A sentence is Slack markup written by us; {@code {name}} stands for a value. Where a value is
 * missing or blank the sentence under {@code key.bare} is used if there is one, else the value reads "not known".
 */
public final class Words {
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

    private final Properties sentences;

    Words(Properties sentences) {
        this.sentences = sentences;
    }

    /** The English sentences. */
    public static Words english() {
        return in(Language.ENGLISH);
    }

    static Words in(Language language) {
        return new Words(sentences(language, new Properties()));
    }

    /** Reads the bundle of a language into {@code into}. */
    static Properties sentences(Language language, Properties into) {
        try (InputStream in = Words.class.getResourceAsStream(language.resource())) {
            into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the sentences cannot be read", e);
        }
        return into;
    }

    /** The sentence without values. */
    public String say(String key) {
        return say(key, Map.of());
    }

    /** The sentence with its values put in. An unknown key is a fault of ours and shows as the key. */
    public String say(String key, Map<String, Markup> values) {
        String sentence = sentences.getProperty(key, key);
        String bare = sentences.getProperty(key + ".bare");
        if (bare != null && placeholders(sentence).stream().anyMatch(name -> missing(values, name))) {
            sentence = bare;
        }
        Matcher places = PLACEHOLDER.matcher(sentence);
        return places.replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
    }

    boolean has(String key) {
        return sentences.containsKey(key);
    }

    /** The sentence as it stands in the bundle. */
    String raw(String key) {
        return sentences.getProperty(key);
    }

    Set<String> keys() {
        return new TreeSet<>(sentences.stringPropertyNames());
    }

    static Set<String> placeholders(String sentence) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(sentence).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private static boolean missing(Map<String, Markup> values, String name) {
        return !values.containsKey(name) || values.get(name).isBlank();
    }

    private String value(Map<String, Markup> values, String name) {
        return missing(values, name)
                ? sentences.getProperty("value.missing", "?")
                : values.get(name).mrkdwn();
    }
}
