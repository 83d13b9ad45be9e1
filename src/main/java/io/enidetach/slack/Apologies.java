package io.enidetach.slack;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.slack.Errands.Reach;
import io.enidetach.slack.transport.Answer;
import io.enidetach.slack.transport.Arrival;
import io.enidetach.slack.transport.Arrival.Kind;
import io.enidetach.slack.words.CommandWords;
import io.enidetach.slack.words.Message;
import io.enidetach.slack.words.SlackNames;
import io.enidetach.slack.words.Wording;
import java.util.List;
import java.util.Optional;

/** What people hear when their payload was not taken: in the answer where that shows, else in private. */
final class Apologies {
    private final Errands errands;
    private final ResponseUrl responses;
    private final Tongues tongues;

    Apologies(Errands errands, ResponseUrl responses, Tongues tongues) {
        this.errands = errands;
        this.responses = responses;
        this.tongues = tongues;
    }

    /** Something broke; nothing was recorded. */
    Answer failed(Arrival arrival) {
        CommandWords words = words(arrival);
        return say(arrival, words.notAccepted(false), words.notAccepted(true));
    }

    /** Slack has not said yet who the bot is. */
    Answer notReady(Arrival arrival) {
        CommandWords words = words(arrival);
        return say(arrival, words.plain("not_ready"), words.notAccepted(true));
    }

    /** Of another workspace. The bot has no business with its people, so only the payload's own URL is used. */
    Answer foreign(Arrival arrival) {
        String text = tongues.channel().commands().plain("foreign");
        if (arrival.kind() == Kind.COMMAND) {
            return Acks.ephemeralAnswer(text);
        }
        if (isForm(arrival)) {
            return Acks.fieldErrorAnswer(SlackNames.REASON, text);
        }
        if (isSearch(arrival)) {
            return Acks.choicesAnswer(List.of());
        }
        String url = arrival.text("response_url");
        if (!url.isBlank()) {
            errands.run(() -> responses.say(url, text));
        }
        return Answer.empty();
    }

    private Answer say(Arrival arrival, String typed, String clicked) {
        if (arrival.kind() == Kind.COMMAND) {
            return Acks.ephemeralAnswer(typed);
        }
        if (isForm(arrival)) {
            return Acks.fieldErrorAnswer(SlackNames.REASON, typed);
        }
        if (isSearch(arrival)) {
            return Acks.choicesAnswer(wording(arrival).find().unsearched());
        }
        String user = arrival.text("user", "id");
        // On the home tab there is no channel: then it is a direct message.
        String channel = Optional.of(arrival.text("channel", "id"))
                .filter(id -> !id.isBlank())
                .orElse(user);
        if (arrival.kind() == Kind.INTERACTION && !user.isBlank()) {
            Optional<String> url = Optional.of(arrival.text("response_url")).filter(u -> !u.isBlank());
            errands.tell(new Reach(new Person(user), new Channel(channel), url), Message.of(clicked));
        }
        return Answer.empty();
    }

    private CommandWords words(Arrival arrival) {
        return wording(arrival).commands();
    }

    private Wording wording(Arrival arrival) {
        String user = arrival.kind() == Kind.COMMAND ? arrival.text("user_id") : arrival.text("user", "id");
        return tongues.known(new Person(user));
    }

    private static boolean isSearch(Arrival arrival) {
        return arrival.text("type").equals("block_suggestion");
    }

    private static boolean isForm(Arrival arrival) {
        return arrival.text("type").equals("view_submission");
    }
}
