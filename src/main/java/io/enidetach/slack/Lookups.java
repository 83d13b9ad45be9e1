package io.enidetach.slack;

import com.slack.api.bolt.response.Response;
import io.enidetach.command.Command;
import io.enidetach.request.Note;
import io.enidetach.request.RequestId;
import io.enidetach.slack.Errands.Reach;
import io.enidetach.slack.words.CommandWords;
import io.enidetach.slack.words.LookWords;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.Messages;
import io.enidetach.workflow.FrontDesk;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that only ask: answered at once with nothing, then in private with what was found. */
final class Lookups {
    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);

    private final FrontDesk desk;
    private final Errands errands;
    private final CommandWords words;
    private final LookWords looks;
    private final Messages messages;
    private final OnceHere once = new OnceHere();

    Lookups(FrontDesk desk, Errands errands, CommandWords words, LookWords looks, Messages messages) {
        this.desk = desk;
        this.errands = errands;
        this.words = words;
        this.looks = looks;
        this.messages = messages;
    }

    Response on(Command command, Reach reach, String key) {
        if (command instanceof Command.Status status) {
            return later(reach, key, () -> look(reach, status.id(), looks::status));
        }
        if (command instanceof Command.Why why) {
            return later(reach, key, () -> look(reach, why.id(), looks::why));
        }
        if (command instanceof Command.ListRequests) {
            return later(
                    reach,
                    key,
                    () -> desk.list(reach.person())
                            .map(looks::list)
                            .orElseGet(() -> messages.note(Note.FULL_MEMBERS_ONLY, Map.of(), Optional.empty())));
        }
        if (command instanceof Command.WhoAmI) {
            return later(reach, key, () -> looks.whoAmI(reach.person(), desk.whoAmI(reach.person(), reach.channel())));
        }
        throw new IllegalStateException(
                "a command that nobody handles: " + command.getClass().getSimpleName());
    }

    private Message look(Reach reach, RequestId id, Function<FrontDesk.Seen, Message> show) {
        return desk.look(reach.person(), id)
                .map(show)
                .orElseGet(() -> messages.note(Note.NO_SUCH_REQUEST, Map.of("id", id.value()), Optional.empty()));
    }

    private Response later(Reach reach, String key, Supplier<Message> answer) {
        if (!once.first(key)) {
            return Acks.empty();
        }
        boolean started = errands.run(() -> errands.tellNow(reach, found(answer)));
        return started ? Acks.empty() : Acks.ephemeral(words.plain("busy"));
    }

    private Message found(Supplier<Message> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            LOG.error("a look-up for somebody failed", e);
            return Message.of(words.plain("busy"));
        }
    }
}
