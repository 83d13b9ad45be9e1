package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The app's WebSockets: tickets, up to ten connections used in turn, and every way in which Slack ends one. */
public final class SocketMode {
    private static final int LINKS_MAX = 10;
    private static final Duration TICKET_LIFE = Duration.ofSeconds(30);
    private static final Duration PING_EVERY = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final ScheduledExecutorService timer;
    private final Supplier<String> address;
    private final Envelopes envelopes;
    private final Map<String, Instant> tickets = new ConcurrentHashMap<>();
    private final List<SocketLink> links = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean enabled = true;
    private volatile CompletableFuture<Void> goodbyes = CompletableFuture.completedFuture(null);

    /** {@code address} is where connections arrive, without the ticket. */
    SocketMode(Workspace workspace, ScheduledExecutorService timer, Supplier<String> address) {
        this.workspace = workspace;
        this.timer = timer;
        this.address = address;
        this.envelopes = new Envelopes(timer);
        long every = PING_EVERY.toMillis();
        timer.scheduleAtFixedRate(() -> links.forEach(SocketLink::ping), every, every, TimeUnit.MILLISECONDS);
    }

    /** Registered connections, ghosts among them. */
    public int connections() {
        return links.size();
    }

    /** What the app did that Slack does not take: late, double or misplaced acknowledgements. Empty for a good app. */
    public List<String> violations() {
        return envelopes.violations();
    }

    /** Waits, in real time, until so many connections are registered. */
    public void awaitConnections(int wanted, Duration atMost) {
        workspace
                .changes()
                .await(
                        () -> links.size() == wanted ? Optional.of(wanted) : Optional.empty(),
                        atMost,
                        () -> "wanted " + wanted + " connections, there are " + links.size());
    }

    /** Waits, in real time, until the app listens: at least one connection is registered. */
    public void awaitConnected(Duration atMost) {
        workspace
                .changes()
                .await(
                        () -> Optional.of(connections()).filter(there -> there > 0),
                        atMost,
                        () -> "the app did not connect within " + atMost);
    }

    /** Tells the present connections that they will end, then after {@code window} ends them; Slack's window is 10 s. */
    public void refresh(Duration window) {
        List<SocketLink> present = List.copyOf(links);
        tell(present, "warning");
        later(window, () -> {
            tell(present, "refresh_requested");
            present.forEach(this::end);
        });
    }

    /** The same without a warning; the connections stay open for {@code grace}. */
    public void refreshUnannounced(Duration grace) {
        List<SocketLink> present = List.copyOf(links);
        tell(present, "refresh_requested");
        later(grace, () -> present.forEach(this::end));
    }

    /** Socket Mode is switched off: all connections end and new ones are refused. */
    public void disable() {
        enabled = false;
        List<SocketLink> present = List.copyOf(links);
        tell(present, "link_disabled");
        present.forEach(this::end);
    }

    public void enable() {
        enabled = true;
    }

    /** Cuts every connection on the TCP level. */
    public void cut() {
        links.forEach(SocketLink::cut);
    }

    /** The present connections stay open and go dead: nothing is read, answered or sent on them any more. */
    public void freeze() {
        links.forEach(SocketLink::freeze);
    }

    /** A connection that Slack believes in and that swallows its share of the payloads. */
    public void addGhost() {
        links.add(SocketLink.ghost());
    }

    /** The app's goodbyes arrive once the future given is completed; what is sent until then crosses them. */
    public CompletableFuture<Void> holdGoodbyes() {
        goodbyes = new CompletableFuture<>();
        return goodbyes;
    }

    /** Sends the last envelope once more, with the same id, on the next connection. */
    public CompletableFuture<Delivered> redeliver() {
        return envelopes.again(this::next, Duration.ofSeconds(3));
    }

    boolean isUsed() {
        return enabled && !links.isEmpty();
    }

    CompletableFuture<Delivered> send(Parcel parcel, Duration deadline) {
        return envelopes.send(this::next, parcel, deadline);
    }

    private Optional<SocketLink> next() {
        List<SocketLink> present = List.copyOf(links);
        if (present.isEmpty()) return Optional.empty();
        return Optional.of(present.get(Math.floorMod(turn.getAndIncrement(), present.size())));
    }

    /** The address of one new connection. @throws SlackRefusal while Socket Mode is off (the word is unconfirmed) */
    String issueUrl() {
        if (!enabled) throw new SlackRefusal("feature_not_enabled");
        String ticket = workspace.ids().hex(40);
        tickets.put(ticket, workspace.clock().instant().plus(TICKET_LIFE));
        return address.get() + "?ticket=" + ticket + "&app_id=" + workspace.appId();
    }

    /** Whether the ticket is good; it is not good a second time. */
    boolean admits(String ticket) {
        Instant end = tickets.remove(ticket);
        return enabled && end != null && end.isAfter(workspace.clock().instant());
    }

    /** Nobody will acknowledge any more: those who wait get their timeout now. */
    void close() {
        envelopes.close();
    }

    SocketLink link() {
        return new SocketLink(this::opened, envelopes::received, this::closed);
    }

    private void opened(SocketLink link) {
        if (!register(link)) {
            tell(List.of(link), "too_many_websockets");
            link.close();
            return;
        }
        ObjectNode hello = Json.object().put("type", "hello").put("num_connections", links.size());
        hello.putObject("connection_info").put("app_id", workspace.appId());
        hello.putObject("debug_info")
                .put("host", "applink-sandbox-1")
                .put("build_number", 1)
                .put("approximate_connection_time", 18_060);
        link.send(hello);
        workspace.changes().publish("socket", Json.object().put("connections", links.size()));
    }

    private synchronized boolean register(SocketLink link) {
        return links.size() < LINKS_MAX && links.add(link);
    }

    private void closed(SocketLink link, Runnable answer) {
        goodbyes.thenRun(() -> {
            removed(link);
            answer.run();
        });
    }

    private void removed(SocketLink link) {
        if (links.remove(link))
            workspace.changes().publish("socket", Json.object().put("connections", links.size()));
    }

    /** Nothing is sent to a connection that Slack itself ends. */
    private void end(SocketLink link) {
        removed(link);
        link.close();
    }

    private static void tell(List<SocketLink> present, String reason) {
        ObjectNode frame = Json.object().put("type", "disconnect").put("reason", reason);
        frame.putObject("debug_info").put("host", "applink-sandbox-1");
        present.forEach(link -> link.send(frame));
    }

    private void later(Duration wait, Runnable work) {
        if (wait.isZero()) work.run();
        else timer.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
