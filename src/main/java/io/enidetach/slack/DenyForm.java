package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Note;
import io.enidetach.request.Person;
import io.enidetach.request.RequestId;
import io.enidetach.slack.ClickListener.Click;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.words.SlackNames;
import io.enidetach.slack.words.Wording;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.Rebuffs;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deny asks for a reason first: a click opens a modal and changes nothing, its submission is the denial. */
final class DenyForm {
    private static final Logger LOG = LoggerFactory.getLogger(DenyForm.class);
    private static final int OPEN_MAX = 10_000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final FrontDesk desk;
    private final WebApi api;
    private final Errands errands;
    private final Tongues tongues;
    private final Clock clock;
    private final OnceHere once;
    /** Which message somebody opened the modal of a request from, so that the answer to its submission appears there. */
    private final Cache<String, Origin> opened =
            Caffeine.newBuilder().maximumSize(OPEN_MAX).expireAfterWrite(KEPT).build();

    DenyForm(FrontDesk desk, WebApi api, Errands errands, Tongues tongues, Clock clock) {
        this.desk = desk;
        this.api = api;
        this.errands = errands;
        this.tongues = tongues;
        this.once = new OnceHere(desk);
        this.clock = clock;
    }

    private record Origin(Channel channel, Optional<String> messageTs) {}

    /** After the click's 200, at once and in no queue: its trigger lives three seconds. */
    void open(Click click, String triggerId) {
        if (once.first(click.key(), click.reach().person()) && !errands.run(() -> openNow(click, triggerId))) {
            tell(click, Note.CLICK_AGAIN, Map.of());
        }
    }

    /** The denial itself. */
    Response submitted(ViewSubmissionPayload payload) {
        View view = payload.getView();
        Person by = new Person(payload.getUser().getId());
        Wording wording = tongues.known(by);
        String reason = FormText.of(reason(view));
        Optional<String> fault = wording.modals().fault(reason);
        if (fault.isPresent()) {
            return Acks.fieldError(SlackNames.REASON, fault.get());
        }
        Optional<RequestId> request =
                Optional.ofNullable(view.getPrivateMetadata()).flatMap(RequestId::parse);
        if (request.isEmpty()) {
            LOG.warn("a denial without a request was passed over");
            desk.turnedAway(Rebuffs.Why.UNREADABLE, by.id());
            return Acks.empty();
        }
        // After a restart nobody knows the message any more: then the answer goes to the person directly.
        Origin origin = Optional.ofNullable(opened.getIfPresent(byWhom(by, request.get())))
                .orElseGet(() -> new Origin(new Channel(by.id()), Optional.empty()));
        FrontDesk.Taken taken = desk.instruct(new Instruction(
                DeliveryKey.form(view.getId()),
                Instruction.Kind.DENY,
                by,
                origin.channel(),
                origin.messageTs(),
                request,
                reason,
                clock.instant()));
        return taken instanceof FrontDesk.Taken.NotAccepted
                ? Acks.fieldError(SlackNames.REASON, wording.commands().notAccepted(false))
                : Acks.empty();
    }

    private void openNow(Click click, String triggerId) {
        Optional<FrontDesk.Refusal> objection = desk.objectionToDenial(
                click.reach().person(), click.reach().channel(), click.messageTs(), click.request());
        if (objection
                .map(FrontDesk.Refusal::note)
                .filter(Note.COPY_CLICKED::equals)
                .isPresent()) {
            copyClicked(click);
            return;
        }
        if (objection.isPresent()) {
            tell(click, objection.get().note(), objection.get().args());
            return;
        }
        // Before it is opened: people and programs may submit it before Slack's answer is here.
        opened.put(
                byWhom(click.reach().person(), click.request()),
                new Origin(click.reach().channel(), click.messageTs()));
        Reply<String> reply = api.openView(
                triggerId, tongues.soon(click.reach().person()).modals().deny(click.request()));
        if (reply.done().isEmpty()) {
            LOG.warn("the form to deny could not be opened: {}", reply.code());
            tell(click, Note.CLICK_AGAIN, Map.of());
        }
    }

    private static String byWhom(Person person, RequestId request) {
        return person.id() + " " + request.value();
    }

    // The desk brings the copy up to date and answers, as for every other button.
    private void copyClicked(Click click) {
        FrontDesk.Taken taken = desk.instruct(click.instruction(clock.instant()));
        if (taken instanceof FrontDesk.Taken.NotAccepted) {
            tell(click, Note.CLICK_AGAIN, Map.of());
        }
    }

    private void tell(Click click, Note note, Map<String, String> args) {
        Person person = click.reach().person();
        errands.tell(click.reach(), tongues.known(person).messages().note(note, args, Optional.empty()));
    }

    private static String reason(View view) {
        return Optional.ofNullable(view.getState())
                .map(ViewState::getValues)
                .map(values -> values.get(SlackNames.REASON))
                .map(block -> block.get(SlackNames.REASON))
                .map(ViewState.Value::getValue)
                .map(String::strip)
                .orElse("");
    }
}
