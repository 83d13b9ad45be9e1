package io.enidetach.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The sandbox as its command starts it, for tests that only look at it from outside. */
public final class RunningSandbox implements AutoCloseable {
    private final Sandbox sandbox;

    private RunningSandbox(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** On a free port, in this scenario. */
    public static RunningSandbox start(String scenario) throws IOException {
        return new RunningSandbox(Sandbox.start(0, Scenario.of(scenario), Optional.empty(), Map.of()));
    }

    public String url() {
        return "http://localhost:" + sandbox.port();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
