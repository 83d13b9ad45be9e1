package io.enidetach.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.response.Response;
import io.enidetach.request.Channel;
import io.enidetach.request.Instruction;
import io.enidetach.request.Person;
import io.enidetach.request.RequestId;
import io.enidetach.slack.Errands.Reach;
import io.enidetach.slack.words.CommandWords;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.SlackNames;
import io.enidetach.workflow.FrontDesk;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pressed button: recorded before Slack hears anything, carried out later. Whether it may be pressed is not ours to say. */
final class ClickListener {
    static final Map<String, Instruction.Kind> KINDS = Map.of(
            SlackNames.CONFIRM, Instruction.Kind.CONFIRM,
            SlackNames.CANCEL, Instruction.Kind.CANCEL,
            SlackNames.APPROVE, Instruction.Kind.APPROVE,
            SlackNames.DENY, Instruction.Kind.DENY,
            SlackNames.REATTACH, Instruction.Kind.REATTACH,
            SlackNames.ASK_AGAIN, Instruction.Kind.ASK_AGAIN);

    private static final Logger LOG = LoggerFactory.getLogger(ClickListener.class);

    private final FrontDesk desk;
    private final DenyForm denyForm;
    private final Errands errands;
    private final Tongues tongues;
    private final Clock clock;

    ClickListener(FrontDesk desk, DenyForm denyForm, Errands errands, Tongues tongues, Clock clock) {
        this.desk = desk;
        this.denyForm = denyForm;
        this.errands = errands;
        this.tongues = tongues;
        this.clock = clock;
    }

    /**
     * One click, with everything that names it.
     *
     * @param messageTs the message whose button it was
     */
    record Click(Reach reach, String messageTs, String actionId, RequestId request, String key) {}

    Response on(BlockActionPayload payload) {
        Optional<Click> click = read(payload);
        if (click.isEmpty()) {
            LOG.warn("a click without person, message or request was passed over");
            return Acks.empty();
        }
        if (click.get().actionId().equals(SlackNames.DENY)) {
            denyForm.open(
                    click.get(), Optional.ofNullable(payload.getTriggerId()).orElse(""));
            return Acks.empty();
        }
        return instruct(click.get());
    }

    private Response instruct(Click click) {
        FrontDesk.Taken taken = desk.instruct(new Instruction(
                click.key(),
                KINDS.get(click.actionId()),
                click.reach().person(),
                click.reach().channel(),
                Optional.of(click.messageTs()),
                Optional.of(click.request()),
                "",
                clock.instant()));
        if (taken instanceof FrontDesk.Taken.NotAccepted) {
            CommandWords words = tongues.known(click.reach().person()).commands();
            errands.tell(click.reach(), Message.of(words.notAccepted(true)));
        }
        return Acks.empty();
    }

    private static Optional<Click> read(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        Optional<String> channel = Optional.ofNullable(payload.getChannel())
                .map(BlockActionPayload.Channel::getId)
                .or(() -> Optional.ofNullable(container).map(BlockActionPayload.Container::getChannelId));
        Optional<String> ts = Optional.ofNullable(container)
                .map(BlockActionPayload.Container::getMessageTs)
                .or(() -> Optional.ofNullable(payload.getMessage()).map(m -> m.getTs()));
        Optional<String> user = Optional.ofNullable(payload.getUser()).map(BlockActionPayload.User::getId);
        BlockActionPayload.Action action = payload.getActions().get(0);
        Optional<RequestId> request = Optional.ofNullable(action.getValue()).flatMap(RequestId::parse);
        if (channel.isEmpty() || ts.isEmpty() || user.isEmpty() || request.isEmpty()) {
            return Optional.empty();
        }
        String actionTs = Optional.ofNullable(action.getActionTs()).orElse("");
        return Optional.of(new Click(
                new Reach(
                        new Person(user.get()),
                        new Channel(channel.get()),
                        Optional.ofNullable(payload.getResponseUrl()).filter(url -> !url.isBlank())),
                ts.get(),
                action.getActionId(),
                request.get(),
                DeliveryKey.click(channel.get(), ts.get(), user.get(), action.getActionId(), actionTs)));
    }
}
