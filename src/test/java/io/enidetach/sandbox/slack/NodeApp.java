package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A script of {@code src/test/js}, running. What it reports comes as JSON lines; it ends when its input is closed. */
final class NodeApp implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 40;
    private static final String ENDED = "ended";

    private final Process process;
    private final BlockingQueue<ObjectNode> reports = new LinkedBlockingQueue<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> passedOver = new ArrayList<>();

    private NodeApp(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "node-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the script against this Web API with all of the workspace's secrets. */
    static NodeApp start(Workspace workspace, URI api, String... words) {
        NodeTools.require();
        ProcessBuilder script = NodeTools.script(words);
        script.environment().put("SLACK_API_URL", api.toString());
        script.environment().put("SLACK_BOT_TOKEN", workspace.botToken());
        script.environment().put("SLACK_APP_TOKEN", workspace.appToken());
        script.environment().put("SLACK_SIGNING_SECRET", workspace.signingSecret());
        return new NodeApp(NodeTools.started(script));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                Json.parseObject(line).ifPresent(reports::add);
            }
        } catch (IOException closed) {
            said.add(closed.toString());
        }
        reports.add(Json.object().put("event", ENDED));
    }

    /** The next report of this name; others are kept for later. Fails at once when the script does. */
    ObjectNode await(String event) {
        for (ObjectNode early : passedOver) {
            if (early.path("event").asText().equals(event)) {
                passedOver.remove(early);
                return early;
            }
        }
        for (ObjectNode report = next(event); ; report = next(event)) {
            String name = report.path("event").asText();
            if (name.equals(event)) return report;
            if (name.equals("failed") || name.equals(ENDED)) throw new AssertionError("no " + event + ": " + said);
            passedOver.add(report);
        }
    }

    /** Like {@link #await}, of a warning or an error in the client's log that contains this text. */
    void awaitLog(String text) {
        String line = await("log").path("text").asText();
        while (!line.contains(text)) line = await("log").path("text").asText();
    }

    private ObjectNode next(String wanted) {
        try {
            return Optional.ofNullable(reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no " + wanted + " in time: " + said));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    List<String> said() {
        return said;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
