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
import io.enidetach.slack.words.CommandWords;
import io.enidetach.slack.words.FormWords;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.SlackNames;
import io.enidetach.workflow.FrontDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form to detach: opened by the command alone, submitted the way of a typed command. */
final class DetachForm {
    private static final Logger LOG = LoggerFactory.getLogger(DetachForm.class);

    private final FrontDesk desk;
    private final WebApi api;
    private final Errands errands;
    private final FormWords words;
    private final CommandWords commands;
    private final OnceHere once = new OnceHere();

    DetachForm(FrontDesk desk, WebApi api, Errands errands, FormWords words, CommandWords commands) {
        this.desk = desk;
        this.api = api;
        this.errands = errands;
        this.words = words;
        this.commands = commands;
    }

    /** After the command's 200, at once and in no queue; where that fails the typed form is explained. */
    Response open(Reach reach, String triggerId) {
        if (!once.first(DeliveryKey.command(triggerId))) {
            return Acks.empty();
        }
        boolean started = errands.run(() -> openNow(reach, triggerId));
        return started ? Acks.empty() : Acks.ephemeral(commands.plain("form"));
    }

    private void openNow(Reach reach, String triggerId) {
        Reply<String> reply = api.openView(triggerId, words.empty(reach.channel()));
        if (reply.done().isEmpty()) {
            LOG.warn("the form to detach could not be opened: {}", reply.code());
            errands.tell(reach, Message.of(commands.plain("form")));
        }
    }

    /** The request, acknowledged by a view that names it; what is wrong is said under its field. */
    Response submitted(ViewSubmissionPayload payload, ViewSubmissionContext context) {
        Outcome outcome =
                new FormReading(words, commands).read(payload.getView().getState());
        if (!outcome.faults().isEmpty()) {
            return context.ackWithErrors(outcome.faults());
        }
        Command.Detach detach = outcome.command().orElseThrow();
        FrontDesk.Taken taken = desk.open(
                new Person(payload.getUser().getId()),
                new Channel(payload.getView().getPrivateMetadata()),
                detach,
                DeliveryKey.form(payload.getView().getId()));
        if (taken instanceof FrontDesk.Taken.Accepted accepted && accepted.id().isPresent()) {
            return context.ackWithUpdate(words.taken(accepted.id().get(), detach));
        }
        return taken instanceof FrontDesk.Taken.NotAccepted
                ? Acks.fieldError(SlackNames.ENIS, commands.notAccepted(false))
                : Acks.empty();
    }
}
