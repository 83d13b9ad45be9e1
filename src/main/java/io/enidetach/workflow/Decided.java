package io.enidetach.workflow;

import io.enidetach.request.Consent;
import io.enidetach.request.Person;
import io.enidetach.request.Request;
import io.enidetach.request.State;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which person's decision ended the wait for approvers, for those who clicked after it. */
record Decided(Request request, Person by, String decision, Instant at) {

    static Optional<Decided> of(Request request) {
        if (request.state() == State.DENIED || request.state() == State.CANCELLED) {
            return request.ending()
                    .flatMap(ending -> ending.by())
                    .map(by -> new Decided(request, by, request.state().name(), request.since()));
        }
        List<Consent> consents = request.consents();
        boolean enough = request.ruling()
                .flatMap(ruling -> ruling.terms())
                .filter(terms -> consents.size() >= terms.required())
                .isPresent();
        if (!enough || consents.isEmpty()) {
            return Optional.empty();
        }
        Consent last = consents.get(consents.size() - 1);
        return Optional.of(new Decided(request, last.by(), "APPROVED", last.at()));
    }

    /** For the words to somebody who clicked then; of two clicks within a second only the order is told. */
    Map<String, String> before(Instant clicked) {
        Map<String, String> args = new LinkedHashMap<>(Judge.about(request));
        args.put("by", by.id());
        args.put("decision", decision);
        long seconds = Duration.between(at, clicked).toSeconds();
        args.put("seconds", seconds < 1 ? "" : String.valueOf(seconds));
        return args;
    }
}
