package io.enidetach.audit;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Entries as JSON: keys sorted, no blanks, nothing escaped that JSON does not want escaped (docs/audit.md). */
final class CanonicalJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private CanonicalJson() {}

    /** What is hashed: all fields but {@code prev} and {@code hash}. */
    static String content(AuditEntry entry) {
        return object(content(entry, new TreeMap<>()));
    }

    /** All fields, for the export. */
    static String line(AuditEntry entry) {
        Map<String, String> all = content(entry, new TreeMap<>());
        all.put("prev", text(entry.prev()));
        all.put("hash", text(entry.hash()));
        return object(all);
    }

    private static Map<String, String> content(AuditEntry entry, Map<String, String> to) {
        Map<String, String> detail = new TreeMap<>();
        entry.detail().forEach((key, value) -> detail.put(key, text(value)));
        to.put("seq", String.valueOf(entry.seq()));
        to.put("at", text(TIME.format(entry.at())));
        to.put("request", text(entry.request()));
        to.put("action", text(entry.action()));
        to.put("dry_run", String.valueOf(entry.dryRun()));
        to.put("event", text(entry.event()));
        to.put("from", text(entry.from()));
        to.put("to", text(entry.to()));
        to.put("actor", text(entry.actor()));
        to.put("enis", list(entry.enis()));
        to.put("detail", object(detail));
        return to;
    }

    private static String object(Map<String, String> sorted) {
        StringBuilder json = new StringBuilder("{");
        sorted.forEach((key, value) -> {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append(text(key)).append(':').append(value);
        });
        return json.append('}').toString();
    }

    private static String list(List<String> values) {
        return "[" + String.join(",", values.stream().map(CanonicalJson::text).toList()) + "]";
    }

    private static String text(Optional<String> value) {
        return value.map(CanonicalJson::text).orElse("null");
    }

    private static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.chars().forEach(c -> {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append(String.format("\\u%04x", c));
                    } else {
                        json.append((char) c);
                    }
                }
            }
        });
        return json.append('"').toString();
    }
}
