package io.enidetach.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.snakeyaml.error.MarkedYAMLException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one YAML document into {@link Node}s. Refuses what makes a page mean something else than it seems to: doubled
 * keys, anchors, aliases, tags, a second document.
 */
final class Yaml {
    static final int CHARS_MAX = 1_000_000;
    private static final int DEPTH_MAX = 10;
    // Only true and false are flags: "no" is a fine name for a rule, and "yes" must not slip through as true.
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build();

    private final YAMLParser parser;
    private final Faults faults;

    private Yaml(YAMLParser parser, Faults faults) {
        this.parser = parser;
        this.faults = faults;
    }

    /** The document, or nothing and a fault. */
    static Optional<Node> read(String text, Faults faults) {
        if (text.length() > CHARS_MAX) {
            faults.add(Place.FILE, "", Fault.Kind.TOO_LARGE);
            return Optional.empty();
        }
        String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Optional<Place> hidden = hidden(withoutMark);
        if (hidden.isPresent()) {
            faults.add(hidden.get(), "", Fault.Kind.HIDDEN_CHARACTER);
            return Optional.empty();
        }
        try (YAMLParser parser = YAML.createParser(withoutMark)) {
            return new Yaml(parser, faults).document();
        } catch (JsonProcessingException e) {
            // Its message quotes the file, so only the place is told.
            faults.add(place(e), "", Fault.Kind.NOT_YAML);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The first character that shows nothing or reorders what is shown, so that a page would read otherwise than it is. */
    private static Optional<Place> hidden(String text) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            } else if (isHidden(c)) {
                return Optional.of(new Place(line, i - lineStart + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isHidden(char c) {
        int type = Character.getType(c);
        boolean joiner = c == '\u200C' || c == '\u200D';
        return (type == Character.CONTROL && c != '\t' && c != '\r') || (type == Character.FORMAT && !joiner);
    }

    private Optional<Node> document() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            faults.add(Place.FILE, "", Fault.Kind.EMPTY_FILE);
            return Optional.empty();
        }
        Node root = node(token, "", 0);
        if (parser.nextToken() != null) {
            faults.add(here(), "", Fault.Kind.SECOND_DOCUMENT);
        }
        return faults.isEmpty() ? Optional.of(root) : Optional.empty();
    }

    private Node node(JsonToken token, String path, int depth) throws IOException {
        Place at = here();
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            faults.add(at, path, Fault.Kind.ANCHOR);
        }
        if (depth > DEPTH_MAX) {
            faults.add(at, "", Fault.Kind.TOO_DEEP);
            parser.skipChildren();
            return new Node.Other(at);
        }
        return switch (token) {
            case START_OBJECT -> entries(at, path, depth);
            case START_ARRAY -> items(at, path, depth);
            case VALUE_STRING -> new Node.Text(parser.getText(), at);
            case VALUE_NUMBER_INT -> new Node.Whole(parser.getText(), at);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Flag(token == JsonToken.VALUE_TRUE, at);
            default -> new Node.Other(at);
        };
    }

    private Node.Items items(Place at, String path, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Items(List.copyOf(items), at);
    }

    private Node.Entries entries(Place at, String path, int depth) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyAt = here();
            String key = parser.currentName();
            String field = Faults.join(path, key);
            if (parser.getObjectId() != null || parser.isCurrentAlias()) {
                faults.add(keyAt, field, Fault.Kind.ANCHOR);
            }
            Node value = node(parser.nextToken(), field, depth + 1);
            if (entries.putIfAbsent(key, new Node.Entry(keyAt, value)) != null) {
                faults.add(keyAt, field, Fault.Kind.DOUBLED_KEY);
            }
        }
        return new Node.Entries(entries, at);
    }

    // The exception's own location is where the parser was before; only the deprecated type tells the place itself.
    @SuppressWarnings("deprecation")
    private static Place place(JsonProcessingException e) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return new Place(
                    marked.getProblemMark().getLine() + 1,
                    marked.getProblemMark().getColumn() + 1);
        }
        return place(e.getLocation());
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? Place.FILE
                : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
