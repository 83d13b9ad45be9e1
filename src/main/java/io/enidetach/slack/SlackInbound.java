package io.enidetach.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.enidetach.slack.api.Identity;
import io.enidetach.slack.transport.Answer;
import io.enidetach.slack.transport.Arrival;
import io.enidetach.slack.transport.Arrival.Kind;
import io.enidetach.slack.transport.Inbound;
import io.enidetach.workflow.Rebuffs;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before Bolt: whose payload it is, that it can be dispatched, and that something is answered whatever fails. */
final class SlackInbound implements Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(SlackInbound.class);

    private final Self self;
    private final App app;
    private final SlackRequestParser parser;
    private final Apologies apologies;
    private final Rebuffs rebuffs;

    /** @param rebuffs is told of what is not handed on */
    SlackInbound(Self self, App app, Apologies apologies, Rebuffs rebuffs) {
        this.self = self;
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.apologies = apologies;
        this.rebuffs = rebuffs;
    }

    @Override
    public Answer take(Arrival arrival) {
        try {
            Optional<Identity> us = self.identity();
            if (us.isEmpty()) {
                return apologies.notReady(arrival);
            }
            if (!isOurs(arrival, us.get())) {
                LOG.warn("a payload of another workspace was refused");
                rebuffs.turnedAway(Rebuffs.Why.FOREIGN, sender(arrival));
                return apologies.foreign(arrival);
            }
            return dispatch(arrival);
        } catch (Exception e) {
            LOG.error("a payload could not be handled", e);
            return apologies.failed(arrival);
        }
    }

    @Override
    public Answer overloaded(Arrival arrival) {
        LOG.error("a payload was refused, too many wait");
        return apologies.failed(arrival);
    }

    // Both transports go to Bolt as Socket Mode's plain JSON: their origin is proven, and it is one way to test.
    private Answer dispatch(Arrival arrival) throws Exception {
        if (arrival.kind() == Kind.UNREADABLE || !keepOneAction(arrival)) {
            LOG.warn("a payload that cannot be read was passed over");
            rebuffs.turnedAway(Rebuffs.Why.UNREADABLE, "");
            return Answer.empty();
        }
        Request<?> request = parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestBody(arrival.payload().toString())
                .headers(new RequestHeaders(Map.of()))
                .socketMode(true)
                .build());
        if (request == null) {
            LOG.warn("a payload of an unknown type was passed over");
            return Answer.empty();
        }
        Response response = app.run(request);
        if (response.getStatusCode() != 200) {
            LOG.warn("nobody handles a payload of type {}", request.getRequestType());
            return Answer.empty();
        }
        return Answer.of(response.getBody());
    }

    private static boolean isOurs(Arrival arrival, Identity us) {
        if (arrival.kind() == Kind.UNREADABLE) {
            return true;
        }
        boolean organisation = arrival.text("is_enterprise_install").equals("true");
        return !organisation && us.teamId().equals(team(arrival));
    }

    private static String team(Arrival arrival) {
        return arrival.kind() == Kind.INTERACTION ? arrival.text("team", "id") : arrival.text("team_id");
    }

    private static String sender(Arrival arrival) {
        String user = arrival.kind() == Kind.INTERACTION ? arrival.text("user", "id") : arrival.text("user_id");
        return team(arrival) + "/" + user;
    }

    /** Bolt dispatches no payload with several actions: the first that is ours counts. False when there is none at all. */
    private static boolean keepOneAction(Arrival arrival) {
        if (!arrival.text("type").equals("block_actions")) {
            return true;
        }
        if (!(arrival.payload().path("actions") instanceof ArrayNode actions) || actions.isEmpty()) {
            return false;
        }
        JsonNode kept = actions.get(0);
        for (JsonNode action : actions) {
            if (ClickListener.KINDS.containsKey(action.path("action_id").asText())) {
                kept = action;
                break;
            }
        }
        if (!kept.isObject()) {
            return false;
        }
        arrival.payload().putArray("actions").add(kept);
        return true;
    }
}
