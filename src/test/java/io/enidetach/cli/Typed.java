package io.enidetach.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What came of a command that was typed. */
record Typed(int exitCode, String out, String err) {
    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    static Typed command(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        int exitCode = EniDetach.run(new Shell(environment, new PrintWriter(out), new PrintWriter(err), clock), args);
        return new Typed(exitCode, out.toString(), err.toString());
    }
}
