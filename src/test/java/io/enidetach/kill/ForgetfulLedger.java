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
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A planted fault: the ledger of a bot that knows the intents it wrote itself but not those of the bot before it. It takes
 * lines for such that nobody has asked for, or has asked for once more, and so asks twice, or a third time, when it
 * follows one that died while asking.
 */
final class ForgetfulLedger {
    private final Set<String> mine = new HashSet<>();

    private final Predicate<Line> intended;
    private final UnaryOperator<Line> forgotten;

    private ForgetfulLedger(Predicate<Line> intended, UnaryOperator<Line> forgotten) {
        this.intended = intended;
        this.forgotten = forgotten;
    }

    static Ledger over(Ledger real) {
        return over(
                real,
                new ForgetfulLedger(
                        line -> line.state() == LineState.ASKING, line -> Line.waiting(line.eni(), line.token())));
    }

    /** The same, of what was asked once more. */
    static Ledger ofRepeats(Ledger real) {
        return over(real, new ForgetfulLedger(Line::repeated, ForgetfulLedger::unrepeated));
    }

    private static Line unrepeated(Line line) {
        return new Line(
                line.eni(),
                line.state(),
                line.asks(),
                line.askedAt(),
                line.taskId(),
                line.token(),
                line.ending(),
                line.publicIps(),
                false);
    }

    private static Ledger over(Ledger real, ForgetfulLedger fault) {
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
        request.lines().stream().filter(intended).forEach(line -> mine.add(line.token()));
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
        return intended.test(line) && !mine.contains(line.token()) ? forgotten.apply(line) : line;
    }
}
