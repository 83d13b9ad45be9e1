package io.enidetach.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.response.Response;
import io.enidetach.command.Command;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Person;
import io.enidetach.request.RequestId;
import io.enidetach.slack.Errands.Reach;
import io.enidetach.slack.words.CommandWords;
import io.enidetach.workflow.FrontDesk;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A typed command: read, recorded, acknowledged. What has to be looked up for an answer is looked up afterwards. */
final class CommandListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommandListener.class);

    private final FrontDesk desk;
    private final Function<String, Command> parser;
    private final Doors doors;
    private final Tongues tongues;
    private final Clock clock;

    CommandListener(FrontDesk desk, Function<String, Command> parser, Doors doors, Tongues tongues, Clock clock) {
        this.desk = desk;
        this.parser = parser;
        this.doors = doors;
        this.tongues = tongues;
        this.clock = clock;
    }

    /** Where commands go that record nothing yet. */
    record Doors(Lookups lookups, DetachForm form) {}

    Response on(SlashCommandPayload payload) {
        if (isBlank(payload.getUserId()) || isBlank(payload.getChannelId()) || isBlank(payload.getTriggerId())) {
            LOG.warn("a command without user, channel or trigger was refused");
            return Acks.ephemeral(tongues.channel().commands().notAccepted(false));
        }
        String text = Optional.ofNullable(payload.getText()).orElse("");
        return carryOut(parser.apply(text), payload);
    }

    private Response carryOut(Command command, SlashCommandPayload payload) {
        if (command instanceof Command.Detach detach) {
            return open(detach, payload);
        }
        if (command instanceof Command.Misspelt misspelt) {
            return Acks.ephemeral(words(payload).misspelt(misspelt.problem()));
        }
        if (command instanceof Command.Help) {
            return Acks.ephemeral(words(payload).plain("help"));
        }
        if (command instanceof Command.Form) {
            return doors.form().open(reach(payload), payload.getTriggerId());
        }
        if (command instanceof Command.Cancel cancel) {
            return instruct(payload, Instruction.Kind.CANCEL, Optional.of(cancel.id()), "");
        }
        if (command instanceof Command.Pause pause) {
            return instruct(payload, Instruction.Kind.PAUSE, Optional.empty(), pause.reason());
        }
        if (command instanceof Command.Resume) {
            return instruct(payload, Instruction.Kind.RESUME, Optional.empty(), "");
        }
        return doors.lookups().on(command, reach(payload), key(payload));
    }

    private Response open(Command.Detach detach, SlashCommandPayload payload) {
        Reach reach = reach(payload);
        FrontDesk.Taken taken = desk.open(reach.person(), reach.channel(), detach, key(payload));
        if (taken instanceof FrontDesk.Taken.Accepted accepted) {
            return accepted.id()
                    .map(id -> Acks.ephemeral(words(payload).accepted(id, detach)))
                    .orElseGet(Acks::empty);
        }
        return unlessAccepted(taken, payload);
    }

    private Response instruct(SlashCommandPayload payload, Instruction.Kind kind, Optional<RequestId> id, String text) {
        Reach reach = reach(payload);
        FrontDesk.Taken taken = desk.instruct(new Instruction(
                key(payload), kind, reach.person(), reach.channel(), Optional.empty(), id, text, clock.instant()));
        if (taken instanceof FrontDesk.Taken.Accepted) {
            CommandWords words = words(payload);
            return Acks.ephemeral(
                    switch (kind) {
                        case CANCEL -> words.about("cancel", id.orElseThrow());
                        case PAUSE -> words.plain("pause");
                        default -> words.plain("resume");
                    });
        }
        return unlessAccepted(taken, payload);
    }

    private Response unlessAccepted(FrontDesk.Taken taken, SlashCommandPayload payload) {
        return taken instanceof FrontDesk.Taken.Duplicate
                ? Acks.empty()
                : Acks.ephemeral(words(payload).notAccepted(false));
    }

    private CommandWords words(SlashCommandPayload payload) {
        return tongues.known(new Person(payload.getUserId())).commands();
    }

    private static Reach reach(SlashCommandPayload payload) {
        return new Reach(
                new Person(payload.getUserId()),
                new Channel(payload.getChannelId()),
                Optional.ofNullable(payload.getResponseUrl()).filter(url -> !url.isBlank()));
    }

    private static String key(SlashCommandPayload payload) {
        return DeliveryKey.command(payload.getTriggerId());
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
