package io.enidetach.kill;

import static io.enidetach.kill.RecordingSlack.ALICE;
import static io.enidetach.kill.RecordingSlack.BOB;
import static io.enidetach.kill.RecordingSlack.CAROL;
import static io.enidetach.kill.RecordingSlack.DAVE;

import io.enidetach.cloud.CloudContract.Mishap;
import io.enidetach.kill.RecordingSlack.Standing;
import io.enidetach.request.Instruction;
import io.enidetach.request.Outgoing;
import io.enidetach.request.Person;
import io.enidetach.testing.Border.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** One thing that happens in a random story: a verb and its words, so that a story can be printed and told again. */
record Act(List<String> words) {
    private static final Map<String, Person> PEOPLE = Map.of("alice", ALICE, "bob", BOB, "carol", CAROL, "dave", DAVE);
    private static final Map<String, String> COMMANDS = Map.of(
            "whole",
            Tale.WHOLE,
            "confirmable",
            "eni-m6dyj72l",
            "other",
            "vpc-7t9nf3pu eni-b4ckup01 ins-xx44545f",
            "two",
            Tale.TWO,
            "dry",
            Tale.WHOLE + " --dry-run");
    private static final List<String> ON_A_CARD = List.of("confirm", "cancel", "reattach", "ask_again");
    private static final List<String> ON_A_QUESTION = List.of("approve", "approve", "approve", "deny");

    private static Act of(Object... words) {
        return new Act(Arrays.stream(words).map(String::valueOf).toList());
    }

    /** Reads a story that was printed. */
    static List<Act> parse(String story) {
        return Arrays.stream(story.split(";"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> new Act(List.of(text.split("\\s+"))))
                .toList();
    }

    static String print(List<Act> story) {
        return story.stream().map(act -> String.join(" ", act.words())).collect(Collectors.joining("; "));
    }

    /** A story by chance. */
    static List<Act> story(Random random, int length) {
        List<Act> acts = new ArrayList<>();
        acts.add(of("types", "alice", pick(random, "whole", "whole", "confirmable", "two")));
        for (int i = 1; i < length; i++) {
            acts.add(any(random));
        }
        return List.copyOf(acts);
    }

    private static Act any(Random random) {
        return switch (random.nextInt(32)) {
            case 0, 1 -> typed(random);
            case 2, 3, 4, 5, 6 -> pressed(random, "bob", "bob", "carol", "alice", "dave");
            case 7, 8, 9 -> pressed(random, "alice");
            case 10 -> of("again");
            case 11, 12 -> of("says", pick(random, "bob", "bob", "alice"), pick(random, "pause", "resume", "resume"));
            case 13, 14 -> of("passes", pick(random, "1", "5", "45", "190", "910", "1810"));
            case 15, 16 -> of("steps");
            case 17, 18, 19, 20, 21, 22 -> of("settles");
            case 23, 24, 25 -> of("dies", crossing(random), random.nextInt(5), side(random));
            case 26 -> of("killed");
            case 27, 28 -> misfortune(random);
            default -> meanwhile(random);
        };
    }

    private static String crossing(Random random) {
        return pick(random, "database", "cloud", "slack", "cloud:_DETACH", "slack:_APPROVAL", "slack:_CARD");
    }

    private static Side side(Random random) {
        return Side.values()[random.nextInt(2)];
    }

    private static Act typed(Random random) {
        return of(
                "types",
                pick(random, "alice", "alice", "alice", "dave"),
                pick(random, "whole", "confirmable", "other", "two", "dry"));
    }

    private static Act pressed(Random random, String... people) {
        boolean card = random.nextBoolean();
        List<String> buttons = card ? ON_A_CARD : ON_A_QUESTION;
        return of(
                "presses",
                pick(random, people),
                buttons.get(random.nextInt(buttons.size())),
                random.nextInt(3) == 0 ? random.nextInt(10) : 0);
    }

    private static Act misfortune(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> of("unreadable", 1 + random.nextInt(3));
            case 1 -> of("outsider", pick(random, "eni-m6dyj72l", "eni-b4ckup01"));
            case 2 -> of("busy", pick(random, "CARD", "APPROVAL", "END"), 1 + random.nextInt(2));
            case 3 -> of("refuses");
            default -> of("mishap", Mishap.values()[random.nextInt(Mishap.values().length)]);
        };
    }

    private static Act meanwhile(Random random) {
        Act inner = switch (random.nextInt(6)) {
            case 0 -> typed(random);
            case 1, 2 -> pressed(random, "bob", "alice", "carol");
            case 3 -> of("says", "bob", pick(random, "pause", "resume"));
            case 4 -> of("killed");
            default -> of("passes", pick(random, "5", "45"));
        };
        List<String> words = new ArrayList<>(of("meanwhile", crossing(random), random.nextInt(5), side(random))
                .words());
        words.addAll(inner.words());
        return new Act(List.copyOf(words));
    }

    private static String pick(Random random, String... among) {
        return among[random.nextInt(among.length)];
    }

    /** Makes it happen. */
    void happen(Stage stage, Model model) {
        switch (words.get(0)) {
            case "types" -> stage.sends(who(), COMMANDS.get(words.get(2)));
            case "presses" -> press(stage, model);
            case "again" -> stage.deliversAgain();
            case "says" -> say(stage, model);
            case "passes" -> stage.passes(Duration.ofSeconds(number(1)));
            case "steps" -> stage.step();
            case "settles" -> {
                stage.settle();
                model.settled();
            }
            case "dies" -> stage.bot().border().closeIn(number(2), crossing(), Side.valueOf(words.get(3)));
            case "killed" -> stage.bot().kill();
            case "unreadable" -> stage.cloud.isUnreadableFor(number(1));
            case "outsider" -> {
                model.outsider();
                stage.cloud.detachesByItself(words.get(1));
            }
            case "busy" -> stage.slack.isBusyFor(number(2), Outgoing.Kind.valueOf(words.get(1)));
            case "refuses" -> stage.cloud.refusesTheNextAsk();
            case "mishap" -> stage.cloud.nextAsk(Mishap.valueOf(words.get(1)));
            case "meanwhile" -> meanwhile(stage, model);
            default -> throw new IllegalArgumentException("no such act: " + this);
        }
    }

    private void press(Stage stage, Model model) {
        String button = words.get(2);
        Outgoing.Kind kind = ON_A_CARD.contains(button) ? Outgoing.Kind.CARD : Outgoing.Kind.APPROVAL;
        List<Standing> messages =
                stage.slack.all().stream().filter(m -> m.kind() == kind).toList();
        if (!messages.isEmpty()) {
            // Counted from the newest, which is what people see; they may press what is long gone.
            Standing message = messages.get(messages.size() - 1 - number(3) % messages.size());
            model.pressed(who(), button, message.request());
            stage.press(who(), message, button);
        }
    }

    private void say(Stage stage, Model model) {
        Instruction.Kind kind = Instruction.Kind.valueOf(words.get(2).toUpperCase(java.util.Locale.ROOT));
        model.said(who(), kind);
        stage.instructs(who(), kind, java.util.Optional.empty(), java.util.Optional.empty(), "");
    }

    private void meanwhile(Stage stage, Model model) {
        Act inner = new Act(words.subList(4, words.size()));
        stage.bot().border().meanwhile(number(2), crossing(), Side.valueOf(words.get(3)), () -> {
            inner.happen(stage, model);
            stage.step();
        });
    }

    private String crossing() {
        return words.get(1).replace('_', ' ');
    }

    private Person who() {
        return PEOPLE.get(words.get(1));
    }

    private int number(int word) {
        return Integer.parseInt(words.get(word));
    }
}
