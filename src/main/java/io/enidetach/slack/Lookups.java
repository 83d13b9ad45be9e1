package io.enidetach.slack;

import com.slack.api.bolt.response.Response;
import io.enidetach.command.Command;
import io.enidetach.request.Note;
import io.enidetach.request.RequestId;
import io.enidetach.slack.Errands.Reach;
import io.enidetach.slack.words.LookWords;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.Wording;
import io.enidetach.workflow.FrontDesk;
import io.enidetach.workflow.Trail;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that only ask: answered at once with nothing, then in private with what was found. */
final class Lookups {
    private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);

    private final FrontDesk desk;
    private final Errands errands;
    private final Tongues tongues;
    private final OnceHere once;

    Lookups(FrontDesk desk, Errands errands, Tongues tongues) {
        this.desk = desk;
        this.errands = errands;
        this.tongues = tongues;
        this.once = new OnceHere(desk);
    }

    Response on(Command command, Reach reach, String key) {
        if (command instanceof Command.Status status) {
            return later(reach, key, () -> look(reach, status.id(), LookWords::status));
        }
        if (command instanceof Command.Why why) {
            return later(reach, key, () -> look(reach, why.id(), LookWords::why));
        }
        if (command instanceof Command.ListRequests) {
            return later(
                    reach,
                    key,
                    () -> desk.list(reach.person())
                            .map(overview -> wording(reach).looks().list(overview))
                            .orElseGet(() -> wording(reach)
                                    .messages()
                                    .note(Note.FULL_MEMBERS_ONLY, Map.of(), Optional.empty())));
        }
        if (command instanceof Command.WhoAmI) {
            return later(reach, key, () -> {
                FrontDesk.Standing standing = desk.whoAmI(reach.person(), reach.channel());
                return wording(reach).looks().whoAmI(reach.person(), standing);
            });
        }
        throw new IllegalStateException(
                "a command that nobody handles: " + command.getClass().getSimpleName());
    }

    private Message look(Reach reach, RequestId id, BiFunction<LookWords, FrontDesk.Seen, Message> show) {
        return Trail.along(id, () -> seen(reach, id, show));
    }

    private Message seen(Reach reach, RequestId id, BiFunction<LookWords, FrontDesk.Seen, Message> show) {
        return desk.look(reach.person(), id)
                .map(seen -> show.apply(wording(reach).looks(), seen))
                .orElseGet(() -> wording(reach)
                        .messages()
                        .note(Note.NO_SUCH_REQUEST, Map.of("id", id.value()), Optional.empty()));
    }

    // After the desk was asked: that has read the person, and so their language is known.
    private Wording wording(Reach reach) {
        return tongues.ask(reach.person());
    }

    private Response later(Reach reach, String key, Supplier<Message> answer) {
        if (!once.first(key, reach.person())) {
            return Acks.empty();
        }
        boolean started = errands.run(() -> errands.tellNow(reach, found(reach, answer)));
        return started
                ? Acks.empty()
                : Acks.ephemeral(tongues.known(reach.person()).commands().plain("busy"));
    }

    private Message found(Reach reach, Supplier<Message> answer) {
        try {
            return answer.get();
        } catch (RuntimeException e) {
            LOG.error("a look-up for somebody failed", e);
            return Message.of(tongues.known(reach.person()).commands().plain("busy"));
        }
    }
}
