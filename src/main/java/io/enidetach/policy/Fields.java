package io.enidetach.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of one mapping, each read as exactly the kind it must be; what is wrong goes to the {@link Faults}. */
final class Fields {
    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,5}");

    private final Node.Entries map;
    private final String path;
    private final Faults faults;

    private Fields(Node.Entries map, String path, Faults faults) {
        this.map = map;
        this.path = path;
        this.faults = faults;
    }

    /** A node that must be a mapping with no other keys than these. */
    static Optional<Fields> of(Node node, String path, Faults faults, Collection<String> known) {
        if (!(node instanceof Node.Entries map)) {
            faults.add(node.at(), path, Fault.Kind.NOT_A_MAP);
            return Optional.empty();
        }
        map.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                faults.add(entry.keyAt(), Faults.join(path, key), Fault.Kind.UNKNOWN_KEY, Nearest.to(key, known));
            }
        });
        return Optional.of(new Fields(map, path, faults));
    }

    Place at() {
        return map.at();
    }

    /** The mapping's own path. */
    String path() {
        return path;
    }

    Collection<String> keys() {
        return map.entries().keySet();
    }

    /** Where a key stands; where the mapping begins when it does not. */
    Place at(String key) {
        return has(key) ? map.entries().get(key).keyAt() : map.at();
    }

    boolean has(String key) {
        return map.entries().containsKey(key);
    }

    String path(String key) {
        return Faults.join(path, key);
    }

    void fault(String key, Fault.Kind kind) {
        Place at = has(key) ? map.entries().get(key).value().at() : map.at();
        faults.add(at, key.isEmpty() ? path : path(key), kind);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(map.entries().get(key)).map(Node.Entry::value);
    }

    Optional<Node> required(String key) {
        if (!has(key)) {
            faults.add(map.at(), path(key), Fault.Kind.MISSING);
        }
        return node(key);
    }

    Optional<Fields> map(String key, Collection<String> known) {
        return node(key).flatMap(node -> of(node, path(key), faults, known));
    }

    /** A mapping in which any key may stand. */
    Optional<Fields> openMap(String key) {
        return node(key).flatMap(node -> {
            Collection<String> own =
                    node instanceof Node.Entries entries ? entries.entries().keySet() : List.of();
            return of(node, path(key), faults, own);
        });
    }

    /** A list of mappings; what is no mapping is left out after it was reported. */
    List<Fields> maps(String key, Collection<String> known) {
        List<Node> items = items(key).orElse(List.of());
        List<Fields> maps = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            of(items.get(i), path(key) + "[" + i + "]", faults, known).ifPresent(maps::add);
        }
        return maps;
    }

    /** One mapping, or a list of them. */
    List<Fields> mapOrMaps(String key, Collection<String> known) {
        return node(key).filter(Node.Items.class::isInstance).isPresent()
                ? maps(key, known)
                : map(key, known).stream().toList();
    }

    /** What people call it. */
    String name(String key) {
        Optional<String> name = requiredText(key);
        if (name.filter(n -> !Shapes.NAME.matcher(n).matches()).isPresent()) {
            fault(key, Fault.Kind.NOT_A_NAME);
        }
        return name.orElse("");
    }

    Optional<String> text(String key) {
        return node(key).flatMap(node -> text(node, path(key))).map(Node.Text::value);
    }

    Optional<String> requiredText(String key) {
        return required(key).flatMap(node -> text(node, path(key))).map(Node.Text::value);
    }

    Optional<Boolean> flag(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Node.Flag)) {
            fault(key, Fault.Kind.NOT_A_FLAG);
        }
        return node.filter(Node.Flag.class::isInstance).map(n -> ((Node.Flag) n).value());
    }

    Optional<Integer> whole(String key) {
        Optional<Node> node = node(key);
        Optional<String> digits = node.filter(Node.Whole.class::isInstance)
                .map(n -> ((Node.Whole) n).digits())
                .filter(d -> WHOLE.matcher(d).matches());
        if (node.isPresent() && digits.isEmpty()) {
            fault(key, Fault.Kind.NOT_A_NUMBER);
        }
        return digits.map(Integer::valueOf);
    }

    /** A list of nodes. */
    Optional<List<Node>> items(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof Node.Items)) {
            fault(key, Fault.Kind.NOT_A_LIST);
        }
        return node.filter(Node.Items.class::isInstance).map(n -> ((Node.Items) n).items());
    }

    boolean isEmptyList(String key) {
        return node(key)
                .filter(node -> node instanceof Node.Items list && list.items().isEmpty())
                .isPresent();
    }

    /** A list of texts, each of a shape and none twice; wrong ones are left out after they were reported. */
    Optional<List<String>> texts(String key, Pattern shape, Fault.Kind otherwise) {
        return items(key).map(items -> {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String at = path(key) + "[" + i + "]";
                Optional<Node.Text> text = text(items.get(i), at);
                if (text.isEmpty()) {
                    continue;
                }
                String value = text.get().value();
                if (!shape.matcher(value).matches()) {
                    faults.add(text.get().at(), at, otherwise);
                } else if (texts.contains(value)) {
                    faults.add(text.get().at(), at, Fault.Kind.DOUBLED_VALUE);
                } else {
                    texts.add(value);
                }
            }
            return texts;
        });
    }

    /** Like {@link #texts}, and empty is a fault. */
    Optional<List<String>> someTexts(String key, Pattern shape, Fault.Kind otherwise) {
        if (isEmptyList(key)) {
            fault(key, Fault.Kind.EMPTY_LIST);
        }
        return texts(key, shape, otherwise);
    }

    void warn(String key, Warning.Kind kind) {
        faults.warn(at(key), key.isEmpty() ? path : path(key), kind);
    }

    private Optional<Node.Text> text(Node node, String at) {
        if (node instanceof Node.Text text) {
            return Optional.of(text);
        }
        faults.add(node.at(), at, Fault.Kind.NOT_A_TEXT);
        return Optional.empty();
    }
}
