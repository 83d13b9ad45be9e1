package io.enidetach.sandbox.tencent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** From a request to its answer: chooses the generation, lets the faults strike, writes the call down. */
final class Dispatcher {
    private static final String GATEWAY_PAGE = "<html><head><title>%s</title></head><body><h1>%s</h1></body></html>";

    private final CloudModel model;
    private final Faults faults;
    private final Calls calls;
    private final Map<String, Api> apis;
    private final Map<String, Throttle> throttles = new ConcurrentHashMap<>();

    Dispatcher(CloudModel model, Faults faults, Calls calls, Map<String, Api> apis) {
        this.model = model;
        this.faults = faults;
        this.calls = calls;
        this.apis = apis;
    }

    boolean serves(String path) {
        return apis.containsKey(path);
    }

    Answer answer(Incoming in) {
        Api.Asked asked = apis.get(in.path()).read(in);
        Struck struck = faults.take(asked.operation().action());
        if (struck.by(Fault.ENI_MOVED_MEANWHILE)) {
            asked.eni().ifPresent(eni -> move(eni, struck));
        }
        Answer answer = struck(asked, struck);
        calls.add(new Call(
                model.clock().instant(), asked.operation(), asked.parameters(), answer.outcome(), answer.status()));
        return answer;
    }

    private Answer struck(Api.Asked asked, Struck struck) {
        if (struck.by(Fault.RESET_BEFORE_EFFECT)) {
            return Answer.dropped(Duration.ZERO, "reset before the effect");
        }
        Answer answer = spoilt(asked, struck).orElseGet(() -> throttled(asked, struck));
        if (struck.by(Fault.RESET_AFTER_EFFECT)) {
            return Answer.dropped(Duration.ZERO, answer.outcome() + ", then reset");
        }
        return struck.how(Fault.DELAY).map(how -> answer.late(how.duration())).orElse(answer);
    }

    private Answer throttled(Api.Asked asked, Struck struck) {
        Optional<FaultRule> rule = struck.rules().stream()
                .filter(it -> it.fault() == Fault.THROTTLE_ABOVE)
                .findFirst();
        if (rule.isPresent() && !allowed(rule.get())) {
            return asked.refused(new RefusedCall(Refusal.THROTTLED, "too many calls"));
        }
        return asked.answer(struck);
    }

    private boolean allowed(FaultRule rule) {
        int most = Integer.parseInt(rule.how().argument());
        return throttles
                .computeIfAbsent(rule.action(), action -> new Throttle())
                .allows(most, model.clock().instant());
    }

    /** The faults that put something else in the place of the answer. */
    private Optional<Answer> spoilt(Api.Asked asked, Struck struck) {
        for (FaultRule rule : struck.rules()) {
            Optional<Answer> instead = instead(asked, rule);
            if (instead.isPresent()) {
                if (rule.how().afterEffect()) {
                    return Optional.of(instead.get().after(asked.answer(struck).outcome()));
                }
                return instead;
            }
        }
        return Optional.empty();
    }

    private static Optional<Answer> instead(Api.Asked asked, FaultRule rule) {
        FaultRule.How how = rule.how();
        return switch (rule.fault()) {
            case HANG ->
                Optional.of(
                        how.duration().isZero()
                                ? Answer.held("no answer")
                                : Answer.dropped(how.duration(), "no answer, then reset"));
            case HTTP_5XX -> Optional.of(gateway(how.argument()));
            case HTTP_408 -> Optional.of(page(408, "408 Request Time-out"));
            case HTML_INSTEAD_OF_JSON -> Optional.of(page(200, "Welcome"));
            case EMPTY_BODY -> Optional.of(Answer.json("", "empty body"));
            case ERROR_CODE -> Optional.of(asked.error(how.argument()));
            default -> Optional.empty();
        };
    }

    private static Answer gateway(String argument) {
        String[] words = argument.trim().split("\\s+");
        Answer answer = page(Integer.parseInt(words[0]), words[0] + " from the gateway");
        return words.length > 1 ? answer.header("Retry-After", words[1].replace("retry-after=", "")) : answer;
    }

    private static Answer page(int status, String title) {
        return Answer.page(status, String.format(GATEWAY_PAGE, title, title), "page: " + title);
    }

    /** To the server that the argument names, else to another one of the same VPC, else to the same one anew. */
    private void move(String eni, Struck struck) {
        String named = struck.how(Fault.ENI_MOVED_MEANWHILE).orElseThrow().argument();
        model.read(() -> model.eni(eni)).ifPresent(it -> {
            String target = named.isEmpty() ? model.read(() -> elsewhere(it)) : named;
            model.attachNow(eni, target);
        });
    }

    private String elsewhere(Eni eni) {
        return model.servers().stream()
                .filter(server -> server.vpc.equals(eni.vpc) && !eni.isOn(server.id))
                .map(server -> server.id)
                .findFirst()
                .or(() -> eni.attachment.map(Attachment::instance))
                .orElseThrow(() -> new IllegalStateException("no server in " + eni.vpc));
    }
}
