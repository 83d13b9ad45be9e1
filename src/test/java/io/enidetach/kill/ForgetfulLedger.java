package io.enidetach.kill;

import io.enidetach.request.Line;
import io.enidetach.request.LineState;
import io.enidetach.request.Request;
import io.enidetach.workflow.Change;
import io.enidetach.workflow.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A planted fault: the ledger of a bot that knows the intents it wrote itself but takes those of the bot before it for
 * lines that nobody has asked for yet. Such a bot asks twice when it follows one that died while asking.
 */
final class ForgetfulLedger {
    private final Set<String> mine = new HashSet<>();

    private ForgetfulLedger() {}

    static Ledger over(Ledger real) {
        ForgetfulLedger fault = new ForgetfulLedger();
        return (Ledger) Proxy.newProxyInstance(
                ForgetfulLedger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, method, args) -> {
                    if (method.getName().equals("commit")) {
                        ((Change) args[0]).request().ifPresent(fault::remember);
                    }
                    try {
                        Object answer = method.invoke(real, args);
                        return method.getName().equals("find") ? ((Optional<?>) answer).map(fault::forget) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void remember(Request request) {
        request.lines().stream()
                .filter(line -> line.state() == LineState.ASKING)
                .forEach(line -> mine.add(line.token()));
    }

    private Request forget(Object found) {
        Request r = (Request) found;
        List<Line> lines = r.lines().stream().map(this::forget).toList();
        return new Request(
                r.id(),
                r.version(),
                r.order(),
                r.state(),
                r.since(),
                r.preview(),
                r.ruling(),
                r.consents(),
                r.mandateUntil(),
                r.waitUntil(),
                lines,
                r.ending());
    }

    private Line forget(Line line) {
        return line.state() == LineState.ASKING && !mine.contains(line.token())
                ? Line.waiting(line.eni(), line.token())
                : line;
    }
}
