package io.enidetach.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.VpcId;
import io.enidetach.slack.words.FormWords.Given;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The IDs that a message names, wherever in it: alerts often have them in attachments or blocks only. A VPC or server is
 * taken when it is the only one; which of two is meant would be a guess.
 */
final class NamedIds {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("(?<![0-9a-z_-])(?:vpc|eni|ins)-[0-9a-z]{8}(?![0-9a-z_-])");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\x{FE00}-\\x{FE0F}]");
    /** What nobody reads in a message. */
    private static final Set<String> UNSEEN = Set.of("metadata", "block_id", "action_id");

    private static final int CHARS_MAX = 200_000;

    private final Set<String> found = new LinkedHashSet<>();

    private NamedIds() {}

    /** Of the {@code message} in a payload's JSON; nothing when there is none. */
    static Given in(String payload) {
        NamedIds ids = new NamedIds();
        try {
            JsonNode message = JSON.readTree(payload).path("message");
            ids.text(message.path("text").asText());
            ids.walk(message);
        } catch (JsonProcessingException e) {
            return Given.nothing();
        }
        return new Given(
                ids.found.stream().flatMap(id -> EniId.parse(id).stream()).toList(),
                ids.only(VpcId::parse),
                ids.only(InstanceId::parse));
    }

    private void walk(JsonNode node) {
        if (node.isTextual()) {
            text(node.asText());
        }
        if (node.isArray()) {
            node.forEach(this::walk);
        }
        for (var field : node.properties()) {
            if (!UNSEEN.contains(field.getKey())) {
                walk(field.getValue());
            }
        }
    }

    // Folded as the command's grammar folds: full-width forms, hyphens that look like one, what cannot be seen, case.
    private void text(String text) {
        String head = text.substring(0, Math.min(text.length(), CHARS_MAX));
        String folded = Normalizer.normalize(INVISIBLE.matcher(head).replaceAll(""), Normalizer.Form.NFKC)
                .replace('\u2010', '-')
                .toLowerCase(Locale.ROOT);
        ID.matcher(folded).results().forEach(id -> found.add(id.group()));
    }

    private <T> Optional<T> only(Function<String, Optional<T>> parse) {
        var all = found.stream().flatMap(id -> parse.apply(id).stream()).toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
