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
import io.enidetach.workflow.Rebuffs;
import io.enidetach.workflow.Trail;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private static final Set<String> ON_HOME_TAB = Set.of(SlackNames.APPROVE, SlackNames.DENY);

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
     * @param messageTs the message whose button it was; nothing on the home tab
     */
    record Click(Reach reach, Optional<String> messageTs, String actionId, RequestId request, String key) {

        /** What it asks for; {@code at} is the moment of the click. */
        Instruction instruction(Instant at) {
            return new Instruction(
                    key, KINDS.get(actionId), reach.person(), reach.channel(), messageTs, Optional.of(request), "", at);
        }
    }

    Response on(BlockActionPayload payload) {
        Optional<Click> click = read(payload);
        if (click.isEmpty()) {
            LOG.warn("a click without person, message or request was passed over");
            desk.turnedAway(Rebuffs.Why.UNREADABLE, user(payload).orElse(""));
            return Acks.empty();
        }
        return Trail.along(click.get().request(), () -> on(click.get(), payload.getTriggerId()));
    }

    private Response on(Click click, String triggerId) {
        if (click.actionId().equals(SlackNames.DENY)) {
            denyForm.open(click, Optional.ofNullable(triggerId).orElse(""));
            return Acks.empty();
        }
        return instruct(click);
    }

    private Response instruct(Click click) {
        FrontDesk.Taken taken = desk.instruct(click.instruction(clock.instant()));
        if (taken instanceof FrontDesk.Taken.NotAccepted) {
            CommandWords words = tongues.known(click.reach().person()).commands();
            errands.tell(click.reach(), Message.of(words.notAccepted(true)));
        }
        return Acks.empty();
    }

    private static Optional<Click> read(BlockActionPayload payload) {
        BlockActionPayload.Action action = payload.getActions().get(0);
        Optional<String> user = user(payload);
        Optional<RequestId> request = Optional.ofNullable(action.getValue()).flatMap(RequestId::parse);
        Optional<Spot> spot = onMessage(payload).or(() -> user.flatMap(id -> onHomeTab(payload, id)));
        if (spot.isEmpty() || user.isEmpty() || request.isEmpty()) {
            return Optional.empty();
        }
        String actionTs = Optional.ofNullable(action.getActionTs()).orElse("");
        return Optional.of(new Click(
                new Reach(
                        new Person(user.get()),
                        spot.get().channel(),
                        Optional.ofNullable(payload.getResponseUrl()).filter(url -> !url.isBlank())),
                spot.get().messageTs(),
                action.getActionId(),
                request.get(),
                DeliveryKey.click(
                        spot.get().channel().id(), spot.get().where(), user.get(), action.getActionId(), actionTs)));
    }

    private static Optional<String> user(BlockActionPayload payload) {
        return Optional.ofNullable(payload.getUser()).map(BlockActionPayload.User::getId);
    }

    /** Where a button stood, and where an answer appears. */
    private record Spot(Channel channel, Optional<String> messageTs, String where) {}

    private static Optional<Spot> onMessage(BlockActionPayload payload) {
        BlockActionPayload.Container container = payload.getContainer();
        Optional<String> channel = Optional.ofNullable(payload.getChannel())
                .map(BlockActionPayload.Channel::getId)
                .or(() -> Optional.ofNullable(container).map(BlockActionPayload.Container::getChannelId));
        Optional<String> ts = Optional.ofNullable(container)
                .map(BlockActionPayload.Container::getMessageTs)
                .or(() -> Optional.ofNullable(payload.getMessage()).map(m -> m.getTs()));
        return channel.flatMap(id -> ts.map(at -> new Spot(new Channel(id), Optional.of(at), at)));
    }

    // There is no copy of a home tab, and what it shows is judged as it is now, so it needs no message to be known by.
    // The
    // answer is a direct message. Only what is offered there counts.
    private static Optional<Spot> onHomeTab(BlockActionPayload payload, String user) {
        boolean offered = ON_HOME_TAB.contains(payload.getActions().get(0).getActionId());
        return Optional.ofNullable(payload.getView())
                .filter(view -> offered && SlackNames.HOME_TAB.equals(view.getType()))
                .map(view -> new Spot(new Channel(user), Optional.empty(), view.getId()));
    }
}
