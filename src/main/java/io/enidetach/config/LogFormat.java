package io.enidetach.config;

import java.util.Optional;

/** How a line of the log looks. */
public enum LogFormat {
    TEXT,
    JSON;

    static Optional<LogFormat> parse(String text) {
        return switch (text) {
            case "text" -> Optional.of(TEXT);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }
}
