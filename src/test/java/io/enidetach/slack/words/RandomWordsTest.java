package io.enidetach.slack.words;

import static io.enidetach.request.Fixtures.ALICE;
import static io.enidetach.request.Fixtures.BOB;
import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.GUANGZHOU;
import static io.enidetach.request.Fixtures.NOON;
import static io.enidetach.request.Fixtures.OPS;
import static io.enidetach.request.Fixtures.SERVER;
import static io.enidetach.request.Fixtures.VPC;
import static io.enidetach.request.Fixtures.after;
import static io.enidetach.request.Fixtures.received;
import static io.enidetach.request.Fixtures.ruling;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.command.Command;
import io.enidetach.command.CommandParser;
import io.enidetach.request.Action;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Event;
import io.enidetach.request.Fixtures;
import io.enidetach.request.Note;
import io.enidetach.request.Order;
import io.enidetach.request.Preview;
import io.enidetach.request.Reason;
import io.enidetach.request.Request;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcFacts;
import io.enidetach.sandbox.slack.BlockCheck;
import io.enidetach.testing.NastyText;
import io.enidetach.workflow.FrontDesk.Overview;
import io.enidetach.workflow.FrontDesk.Seen;
import io.enidetach.workflow.Pause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random reasons, names and commands, as nasty as people, clouds and pasted pages can make them: Slack takes
 * every message, nobody is notified by them, no link comes of them, and nothing is cut inside a character.
 */
class RandomWordsTest {
    private static final int TEXTS = 10_000;
    private static final long SEED = Long.getLong("words.seed", 20_261_126L);
    private final Random random = new Random(SEED);
    private final List<Wording> wordings = List.of(
            Wording.in(Language.ENGLISH, Gallery.clock(), Offers.all()),
            Wording.in(Language.CHINESE, Gallery.clock(), Offers.all()));

    @Test
    void no_text_of_others_breaks_pings_links_or_is_cut_inside_a_character() throws Exception {
        for (int i = 0; i < TEXTS; i++) {
            String text = NastyText.of(random);
            for (JsonNode call : calls(wordings.get(i % 2), i, text)) {
                String where = "seed " + SEED + ", text " + i;
                assertThat(BlockCheck.problems(call.toString())).as(where).isEmpty();
                NastyText.isHarmlessIn(call, where);
            }
        }
    }

    /** Each text goes where one of them would stand; all places have their turn. */
    private List<JsonNode> calls(Wording wording, int turn, String text) {
        Messages messages = wording.messages();
        Pause paused = new Pause(true, "U0CAROL", text, NOON);
        Request approving = approving(text, turn % 20 == 0 ? 20 : 1);
        return switch (turn % 8) {
            case 0 ->
                json(
                        messages.card(approving, paused),
                        messages.approval(approving, paused),
                        messages.overflow(approving));
            case 1 -> {
                Request denied = after(approving, new Event.Denied(BOB, text));
                yield json(messages.end(denied), messages.approval(denied, paused), messages.card(denied, paused));
            }
            case 2 -> {
                Map<String, String> args = Map.of("eni", ENI.value(), "field", text, "before", text, "after", text);
                Request changed = after(approving, new Event.Refused(Reason.FACTS_CHANGED, args));
                yield json(messages.end(changed), messages.card(changed, paused));
            }
            case 3 -> json(misspelt(wording, text));
            case 4 -> json(wording.looks().why(new Seen(approving, Optional.empty(), paused)));
            case 5 -> json(wording.looks().list(new Overview(List.of(approving), List.of(approving))));
            case 6 -> {
                Map<String, String> args = Map.of("code", text, "advice", text, "reference", text, "by", text);
                Note note = Note.values()[1 + random.nextInt(Note.values().length - 1)];
                yield json(messages.note(note, args, Optional.of(approving)));
            }
            default -> {
                HomeWords.Shown shown = new HomeWords.Shown(List.of(new HomeWords.Row(approving, Optional.empty())), 0);
                yield List.of(OnTheWire.json(wording.home().tab(shown, shown, shown)));
            }
        };
    }

    private static Message misspelt(Wording wording, String text) {
        Command command = CommandParser.parse(text);
        return command instanceof Command.Misspelt misspelt
                ? Message.of(wording.commands().misspelt(misspelt.problem()))
                : Message.of("");
    }

    private static Request approving(String text, int enis) {
        List<io.enidetach.request.EniId> ids = new ArrayList<>();
        for (int i = 0; i < enis; i++) {
            ids.add(new io.enidetach.request.EniId(String.format("eni-%08d", i)));
        }
        Order order = new Order(
                Action.DETACH,
                false,
                ids,
                Optional.of(VPC),
                Optional.of(SERVER),
                Optional.of(GUANGZHOU),
                text,
                ALICE,
                OPS,
                NOON);
        List<EniFacts> facts = ids.stream().map(id -> named(id, text)).toList();
        Preview preview = new Preview(
                GUANGZHOU,
                new VpcFacts(VPC, Optional.of(text), Optional.of(Map.of(text, text))),
                new ServerFacts(SERVER, Optional.of(text), ServerState.RUNNING, text, Optional.of(Map.of(text, text))),
                facts);
        return after(received(order), new Event.LookedUp(preview, ruling(true, 1)));
    }

    private static EniFacts named(io.enidetach.request.EniId id, String text) {
        EniFacts eni = Fixtures.eni(id);
        return new EniFacts(
                eni.id(),
                text,
                eni.vpc(),
                Optional.of(text),
                Optional.of(text),
                false,
                eni.attachment(),
                eni.addresses(),
                eni.securityGroups(),
                Optional.of(Map.of(text, text)));
    }

    private static List<JsonNode> json(Message... messages) {
        return Arrays.stream(messages).<JsonNode>map(OnTheWire::call).toList();
    }
}
