package io.enidetach.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import io.enidetach.command.Command;
import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.slack.Errands.Reach;
import io.enidetach.slack.FormReading.Outcome;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.WebApi;
import io.enidetach.slack.words.FormWords.Given;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.Wording;
import io.enidetach.workflow.FrontDesk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form to detach: opened by the command alone, submitted the way of a typed command. */
final class DetachForm {
    private static final Logger LOG = LoggerFactory.getLogger(DetachForm.class);

    private final FrontDesk desk;
    private final WebApi api;
    private final Errands errands;
    private final Tongues tongues;
    private final OnceHere once;

    DetachForm(FrontDesk desk, WebApi api, Errands errands, Tongues tongues) {
        this.desk = desk;
        this.api = api;
        this.errands = errands;
        this.tongues = tongues;
        this.once = new OnceHere(desk);
    }

    /** After the command's 200, at once and in no queue; where that fails the typed form is explained. */
    Response open(Reach reach, String triggerId) {
        if (!once.first(DeliveryKey.command(triggerId), reach.person())) {
            return Acks.empty();
        }
        boolean started = errands.run(() -> openNow(reach, triggerId, Given.nothing()));
        return started
                ? Acks.empty()
                : Acks.ephemeral(tongues.known(reach.person()).commands().plain("form"));
    }

    /** The same with fields filled in, from where an answer shows nothing. */
    void openFilled(Reach reach, String triggerId, Given given) {
        boolean first = once.first(DeliveryKey.command(triggerId), reach.person());
        if (first && !errands.run(() -> openNow(reach, triggerId, given))) {
            errands.tell(
                    reach, Message.of(tongues.known(reach.person()).commands().plain("form")));
        }
    }

    private void openNow(Reach reach, String triggerId, Given given) {
        Wording wording = tongues.soon(reach.person());
        Reply<String> reply = api.openView(triggerId, wording.form().open(reach.channel(), given));
        if (reply.done().isEmpty()) {
            LOG.warn("the form to detach could not be opened: {}", reply.code());
            errands.tell(reach, Message.of(wording.commands().plain("form")));
        }
    }

    /** The request, acknowledged by a view that names it; what is wrong is said under its field. */
    Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        Person person = new Person(payload.getUser().getId());
        Wording wording = tongues.known(person);
        FormFields fields = new FormFields(Optional.ofNullable(payload.getView().getState()));
        Outcome outcome = new FormReading(wording.form(), wording.commands()).read(fields);
        if (!outcome.faults().isEmpty()) {
            Map<String, String> errors = new HashMap<>();
            outcome.faults().forEach((field, fault) -> errors.put(field, FormText.error(fault)));
            return context.ackWithErrors(errors);
        }
        Command.Detach detach = outcome.command().orElseThrow();
        FrontDesk.Taken taken = desk.open(
                person,
                new Channel(payload.getView().getPrivateMetadata()),
                detach,
                DeliveryKey.form(payload.getView().getId()));
        if (taken instanceof FrontDesk.Taken.Accepted accepted && accepted.id().isPresent()) {
            return context.ackWithUpdate(wording.form().taken(accepted.id().get(), detach));
        }
        return taken instanceof FrontDesk.Taken.NotAccepted
                ? Acks.fieldError(fields.enisBlock(), wording.commands().notAccepted(false))
                : Acks.empty();
    }
}
