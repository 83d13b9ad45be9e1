package io.enidetach.slack.words;

import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.ID;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.OPS;
import static io.enidetach.slack.words.Stories.PAUSED;
import static io.enidetach.slack.words.Stories.RUNNING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.View;
import io.enidetach.cloud.Advice;
import io.enidetach.command.Command;
import io.enidetach.command.Problem;
import io.enidetach.policy.Refusal;
import io.enidetach.policy.Truth;
import io.enidetach.request.Event;
import io.enidetach.request.Fixtures;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Note;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import io.enidetach.request.VpcId;
import io.enidetach.workflow.FrontDesk.Overview;
import io.enidetach.workflow.FrontDesk.Seen;
import io.enidetach.workflow.FrontDesk.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Every screen that people can see, in one language, by group and name: what docs/gallery.md shows. */
final class Gallery {
    private static final String LINK = "https://demo.slack.com/archives/C0OPS/p1764158400000100";

    private final Wording wording;
    private final Map<String, Map<String, JsonNode>> groups = new LinkedHashMap<>();

    Gallery(Wording wording) {
        this.wording = wording;
        cards();
        approvals();
        ends();
        privateWords();
        decided();
        commands();
        problems();
        looks();
        forms();
        home();
    }

    /** By group, in the order of a request's life; a screen is what is sent to Slack for it. */
    Map<String, Map<String, JsonNode>> groups() {
        return groups;
    }

    private void cards() {
        Messages messages = wording.messages();
        Stories.each().forEach((state, request) -> {
            if (request.hasCard() || state == State.RECEIVED) {
                message("cards", state.wire(), messages.card(request, RUNNING));
            }
        });
        message("cards", "awaiting_approval-paused", messages.card(Stories.approving(), PAUSED));
        message("cards", "awaiting_approval-link", messages.card(Stories.approving(), RUNNING, Optional.of(LINK)));
        message("cards", "awaiting_approval-no-buttons", messages.copy(Stories.approving(), RUNNING));
        message("cards", "overflow", messages.overflow(Stories.approving()));
        message("cards", "succeeded-dry-run", messages.card(Ends.by(Reason.DRY_RUN), RUNNING));
        Variants.all().forEach((name, request) -> message("cards", name, messages.card(request, RUNNING)));
    }

    private void approvals() {
        Messages messages = wording.messages();
        Stories.each().values().stream()
                .filter(Request::hasApprovalMessage)
                .forEach(request -> message("approvals", request.state().wire(), messages.approval(request, RUNNING)));
        message("approvals", "awaiting_approval-paused", messages.approval(Stories.approving(), PAUSED));
        message(
                "approvals",
                "awaiting_approval-link",
                messages.approval(Stories.approving(), RUNNING, Optional.of(LINK)));
        message("approvals", "reminder", messages.reminder(Stories.approving(), RUNNING));
        new java.util.TreeMap<>(Stories.approved())
                .forEach((name, request) -> message("approvals", name, messages.approval(request, RUNNING)));
    }

    private void ends() {
        for (Reason reason : Reason.values()) {
            Request request = Ends.by(reason);
            Message told = request.hasCard()
                    ? wording.messages().end(request)
                    : wording.messages().note(Note.REQUEST_REFUSED, Map.of(), Optional.of(request));
            message("ends", name(reason), told);
        }
        Variants.whereabouts()
                .forEach((name, request) ->
                        message("ends", name, wording.messages().end(request)));
        message("ends", "done-attach", wording.messages().end(Variants.all().get("attach-succeeded")));
        for (String field :
                List.of("eni", "vpc", "attachment", "private", "public", "groups", "subnet", "zone", "name", "tags")) {
            Event changed = new Event.Refused(Reason.FACTS_CHANGED, Ends.with("field", field));
            message(
                    "ends",
                    "facts_changed-" + field,
                    wording.messages().end(Fixtures.after(Stories.approving(), changed)));
        }
        for (Advice advice : Advice.values()) {
            Event refused = new Event.GaveUp(Reason.LOOKUP_REFUSED, Ends.with("advice", advice.name()));
            Request request = Fixtures.after(Fixtures.received(Fixtures.order(ENI)), refused);
            message("ends", "lookup_refused-" + name(advice), wording.messages().end(request));
        }
        for (Refusal refusal : Refusal.values()) {
            Event refused = new Event.Refused(Reason.NO_RIGHT, Ends.with("why", refusal.name()));
            Request request = Fixtures.after(Fixtures.received(Fixtures.order(ENI)), refused);
            message(
                    "ends",
                    "no_right-" + name(refusal),
                    wording.messages().note(Note.REQUEST_REFUSED, Map.of(), Optional.of(request)));
        }
    }

    private void privateWords() {
        for (Note note : Note.values()) {
            if (note != Note.NONE) {
                message(
                        "private words",
                        name(note),
                        wording.messages().note(note, Ends.VALUES, Optional.of(Ends.by(Reason.NO_RIGHT))));
                message(
                        "private words",
                        name(note) + "-bare",
                        wording.messages().note(note, Map.of(), Optional.empty()));
            }
        }
    }

    private void decided() {
        for (String decision : List.of("approved", "denied", "cancelled")) {
            message(
                    "private words",
                    "decided_before-" + decision,
                    wording.messages().note(Note.DECIDED_BEFORE, Ends.with("decision", decision), Optional.empty()));
        }
    }

    private void commands() {
        CommandWords words = wording.commands();
        Command.Detach detach =
                new Command.Detach(List.of(ENI), Optional.empty(), Optional.empty(), Optional.empty(), false, "");
        text("commands", "accepted", words.accepted(ID, detach));
        text("commands", "not_accepted", words.notAccepted(false));
        text("commands", "not_accepted-click", words.notAccepted(true));
        for (String plain : List.of("help", "form", "foreign", "not_ready", "pause", "resume", "busy")) {
            text("commands", plain, words.plain(plain));
        }
        text("commands", "cancel", words.about("cancel", ID));
        message("commands", "record's head", wording.messages().head(Map.of("seq", "1042", "hash", "5f".repeat(32))));
    }

    private void problems() {
        for (Problem.Kind kind : Problem.Kind.values()) {
            Problem problem = new Problem(
                    kind, "eni-m6dyj72", "eni-m6dyj72l", Optional.of("eni-m6dyj72l"), 7, Optional.of("!"), 21);
            text("problems", name(kind), wording.commands().misspelt(problem));
            Problem bare = new Problem(kind, "", "", Optional.empty(), 0, Optional.empty(), 0);
            text("problems", name(kind) + "-bare", wording.commands().misspelt(bare));
        }
        Problem address = new Problem(
                Problem.Kind.UNKNOWN_WORD, "10.0.0.12", "eni-m6dyj72l", Optional.empty(), 0, Optional.empty(), 0);
        text("problems", "unknown_word-address", wording.commands().misspelt(address));
    }

    private void looks() {
        LookWords words = wording.looks();
        Stories.each().forEach((state, request) -> {
            Seen seen = new Seen(request, Optional.empty(), RUNNING);
            message("looks", "why-" + state.wire(), words.why(seen));
        });
        message("looks", "why-traced", words.why(new Seen(Variants.all().get("traced"), Optional.empty(), RUNNING)));
        message("looks", "list", words.list(new Overview(List.of(Stories.done()), List.of(Stories.approving()))));
        message("looks", "list-nothing", words.list(new Overview(List.of(), List.of())));
        for (Truth truth : Truth.values()) {
            Standing standing = new Standing(
                    Truth.YES,
                    new java.util.TreeMap<>(Map.of("S0NETOPS", Truth.YES, "S0LEADS", Truth.UNKNOWN)),
                    truth == Truth.YES,
                    Optional.of("network-operators"),
                    truth,
                    truth,
                    List.of("network-operators (allow)"));
            message("looks", "whoami-" + name(truth), words.whoAmI(Fixtures.ALICE, standing));
            Standing stranger = new Standing(truth, Map.of(), false, Optional.empty(), Truth.NO, Truth.NO, List.of());
            message("looks", "whoami-member-" + name(truth), words.whoAmI(Fixtures.ALICE, stranger));
        }
    }

    private static FormWords.Typed typed(String enis, String instance) {
        return new FormWords.Typed(SlackNames.ENIS, enis, "", instance, "");
    }

    private void forms() {
        FormWords words = wording.form();
        FormWords.Given given = new FormWords.Given(
                List.of(ENI), Optional.of(new VpcId("vpc-7t9nf3pu")), Optional.of(new InstanceId("ins-xx44545f")));
        view("forms", "empty", words.open(OPS, FormWords.Given.nothing()));
        view("forms", "filled", words.open(OPS, given));
        Chosen chosen = new Chosen(ENI, new VpcId("vpc-7t9nf3pu"), new InstanceId("ins-xx44545f"), Fixtures.GUANGZHOU);
        view("forms", "chosen", words.filled(OPS, typed("", ""), chosen));
        view("forms", "chosen-one-more", words.filled(OPS, typed("eni-b4ckup01", ""), chosen));
        view("forms", "chosen-elsewhere", words.filled(OPS, typed("eni-b4ckup01", "ins-b4ckup01"), chosen));
        view(
                "forms",
                "chosen-but-full",
                words.filled(OPS, typed("eni-b4ckup01 ".repeat(38).strip(), ""), chosen));
        for (FindWords.Choice hint : wording.find().unsearched()) {
            text("forms", "search-unanswered", hint.text() + " (" + hint.description() + ")");
        }
        Command.Detach detach =
                new Command.Detach(List.of(ENI), Optional.empty(), Optional.empty(), Optional.empty(), false, "");
        view("forms", "taken", words.taken(ID, detach));
        view("forms", "deny", wording.modals().deny(ID));
        for (String field : List.of(SlackNames.ENIS, SlackNames.VPC, SlackNames.INSTANCE, SlackNames.REGION)) {
            text("forms", "fault-" + field, words.fault(field));
        }
        text("forms", "fault-count", words.count(0));
        text("forms", "fault-deny-empty", wording.modals().fault(" ").orElseThrow());
        text(
                "forms",
                "fault-deny-long",
                wording.modals().fault("x".repeat(4000)).orElseThrow());
    }

    private void home() {
        HomeWords words = wording.home();
        HomeWords.Shown nothing = new HomeWords.Shown(List.of(), 0);
        view("home", "empty", words.tab(nothing, nothing, nothing));
        view("home", "closed", words.closed());
        view(
                "home",
                "full",
                words.tab(
                        new HomeWords.Shown(
                                List.of(
                                        row(Stories.approving()),
                                        row(Variants.all().get("attach-awaiting_approval"))),
                                0),
                        new HomeWords.Shown(List.of(row(Stories.each().get(State.RUNNING))), 3),
                        new HomeWords.Shown(
                                List.of(row(Stories.done()), row(Stories.each().get(State.UNKNOWN))), 0)));
    }

    private static HomeWords.Row row(Request request) {
        return new HomeWords.Row(request, Optional.of(LINK));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void message(String group, String name, Message message) {
        ObjectNode shown = OnTheWire.call(message);
        message.metadata().ifPresent(metadata -> shown.set("metadata", OnTheWire.json(metadata)));
        add(group, name, shown);
    }

    private void text(String group, String name, String text) {
        add(group, name, OnTheWire.call(Message.of(text)));
    }

    private void view(String group, String name, View view) {
        add(group, name, OnTheWire.json(view));
    }

    private void add(String group, String name, JsonNode screen) {
        JsonNode before =
                groups.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(name, screen);
        if (before != null) {
            throw new IllegalStateException("two screens are called " + group + "/" + name);
        }
    }

    /** The moment at which the gallery stands still. */
    static java.time.Clock clock() {
        return java.time.Clock.fixed(NOON, java.time.ZoneOffset.UTC);
    }
}
