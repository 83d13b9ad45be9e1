package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The state of one simulated workspace with one app installed. Thread-safe; all time in it is the given clock's. */
public final class Workspace {
    private final Clock clock;
    private final AppInstall app;
    private final Ids ids;
    private final Changes changes = new Changes();
    private final Roster roster;
    private final Timeline timeline;
    private final Views views;
    private final Triggers triggers;
    private final Snapshot snapshot;
    private final AppSettings settings = new AppSettings();

    private Workspace(Clock clock, long seed) {
        this.clock = clock;
        this.ids = new Ids(clock, seed);
        this.app = AppInstall.create(ids);
        this.roster = new Roster(changes, ids, app);
        this.timeline = new Timeline(changes, ids, app);
        this.views = new Views(changes, ids);
        this.triggers = new Triggers(clock, ids);
        this.snapshot = new Snapshot(this);
    }

    /** A workspace with the app and its bot, Slackbot, and nobody else. */
    public static Workspace empty(Clock clock) {
        Workspace made = new Workspace(clock, 20_261_101);
        DemoWorkspace.staff(made);
        return made;
    }

    /** The people, groups and channels of the product's examples; see {@link DemoWorkspace}. */
    public static Workspace demo(Clock clock) {
        Workspace made = empty(clock);
        DemoWorkspace.fill(made);
        return made;
    }

    /** Adds or replaces the user with this id. */
    public void put(SlackUser user) {
        roster.put(user);
    }

    /** Adds or replaces the user group with this id. */
    public void put(SlackGroup group) {
        roster.put(group);
    }

    /** Adds or replaces the conversation with this id. */
    public void put(SlackChannel channel) {
        roster.put(channel);
    }

    /**
     * Installs the app as this manifest (YAML) describes it: commands, scopes, escaping, tabs.
     *
     * @throws IllegalArgumentException with everything that Slack would not accept
     */
    public void install(String manifest) {
        settings.apply(Manifest.read(manifest));
    }

    /** What the bot token may do from now on. */
    public void grant(Set<String> newScopes) {
        settings.scopes(newScopes);
    }

    /** Every call with the bot token is refused with this word, such as {@code token_revoked}; empty: all is well. */
    public void tokenTrouble(String error) {
        settings.tokenTrouble(error);
    }

    public void homeTab(boolean enabled) {
        settings.homeTab(enabled);
    }

    /** Whether commands arrive with users, channels and links escaped, as the manifest's {@code should_escape} asks. */
    public void escaping(boolean on) {
        settings.escaping(on);
    }

    public String teamId() {
        return app.teamId();
    }

    public String appId() {
        return app.appId();
    }

    public String botUserId() {
        return app.botUserId();
    }

    public String botToken() {
        return app.botToken();
    }

    public String appToken() {
        return app.appToken();
    }

    public String signingSecret() {
        return app.signingSecret();
    }

    public Optional<SlackUser> user(String id) {
        return roster.user(id);
    }

    public Optional<SlackGroup> group(String id) {
        return roster.group(id);
    }

    public Optional<SlackChannel> channel(String id) {
        return roster.channel(id);
    }

    public List<SlackUser> users() {
        return roster.users();
    }

    public List<SlackChannel> channels() {
        return roster.channels();
    }

    /** The lasting messages of a conversation, oldest first. */
    public List<SlackMessage> messages(String channel) {
        return timeline.all().stream()
                .filter(message -> !message.isEphemeral() && message.channel().equals(channel))
                .toList();
    }

    /** The ephemeral messages that this person has seen, oldest first. */
    public List<SlackMessage> ephemerals(String user) {
        return timeline.all().stream()
                .filter(message -> message.onlyFor().equals(Optional.of(user)))
                .toList();
    }

    /** The messages of the bot's conversation with this person. */
    public List<SlackMessage> directMessages(String user) {
        Set<String> both = new TreeSet<>(Set.of(user, app.botUserId()));
        return channels().stream()
                .filter(c -> c.isDirect() && c.members().equals(both))
                .flatMap(c -> messages(c.id()).stream())
                .toList();
    }

    /** An administrator deletes a message, whoever wrote it. */
    public void delete(SlackMessage message) {
        timeline.delete(message);
    }

    /** The id of the bot's conversation with this person, opened when there is none. */
    public String directChannel(String user) {
        return roster.directWith(Set.of(user)).id();
    }

    /** Open modals, the visible one last. */
    public List<SlackView> modals(String user) {
        return views.stack(user);
    }

    public Optional<SlackView> home(String user) {
        return views.home(user);
    }

    /** Called for each change, in order, on the thread that made it: hand over and return. */
    public void onChange(Consumer<ObjectNode> listener) {
        changes.listen(listener);
    }

    public void forget(Consumer<ObjectNode> listener) {
        changes.forget(listener);
    }

    /** Everything that this person can see: people, conversations with messages and threads, modals, home tab. */
    public ObjectNode snapshot(String user) {
        return snapshot.of(user);
    }

    /**
     * Waits, in real time, until a message (ephemeral ones included) is as wanted.
     *
     * @throws IllegalStateException with all that there is, when none came in time
     */
    public SlackMessage awaitMessage(Predicate<SlackMessage> wanted, Duration atMost) {
        return changes.await(
                () -> timeline.all().stream().filter(wanted).findFirst(),
                atMost,
                () -> "no such message within " + atMost + "; there are: "
                        + timeline.all().stream()
                                .map(m -> m.channel() + ": " + m.allText())
                                .toList());
    }

    /** Waits, in real time, until the topmost modal of this person is as wanted. */
    public SlackView awaitModal(String user, Predicate<SlackView> wanted, Duration atMost) {
        return changes.await(
                () -> views.stack(user).stream().reduce((below, top) -> top).filter(wanted),
                atMost,
                () -> "no such modal for " + user + " within " + atMost + "; open are: " + views.stack(user));
    }

    Clock clock() {
        return clock;
    }

    AppInstall app() {
        return app;
    }

    Ids ids() {
        return ids;
    }

    Changes changes() {
        return changes;
    }

    Roster roster() {
        return roster;
    }

    Timeline timeline() {
        return timeline;
    }

    Views views() {
        return views;
    }

    Triggers triggers() {
        return triggers;
    }

    AppSettings settings() {
        return settings;
    }
}
