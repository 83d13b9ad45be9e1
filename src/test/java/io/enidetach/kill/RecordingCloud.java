package io.enidetach.kill;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudContract.Mishap;
import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.MemoryCloud;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.request.Action;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.testing.Border;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A cloud that outlives the bots and remembers every ask, whether or not anybody heard its answer. */
final class RecordingCloud {
    static final Region GUANGZHOU = new Region("ap-guangzhou");

    /** An ask that left a bot. The token names request and ENI: every line of a request has its own. */
    static final class Asked {
        private final Action action;
        private final EniId eni;
        private final String token;
        private Answer answer;
        private boolean heard;

        private Asked(Action action, Ask ask) {
            this.action = action;
            this.eni = ask.eni();
            this.token = ask.token();
        }

        Action action() {
            return action;
        }

        EniId eni() {
            return eni;
        }

        String token() {
            return token;
        }

        /** Whether the bot knows for certain that nothing was done and that it may be tried again. */
        boolean mayBeRepeated() {
            return heard && answer instanceof Answer.NotDone no && no.trouble().passing();
        }

        @Override
        public String toString() {
            return action + " " + eni + " " + token.substring(0, 4) + " -> " + answer + (heard ? "" : " (unheard)");
        }
    }

    private final MemoryCloud memory = new MemoryCloud();
    private final List<Asked> asks = new ArrayList<>();
    private Consumer<Asked> onAsk = asked -> {};
    private Optional<Answer.NotDone> refusal = Optional.empty();
    private int unreadable;

    /** Hears of every ask when it is there. */
    void onAsk(Consumer<Asked> listener) {
        onAsk = listener;
    }

    /** The next ask goes wrong in this way. */
    void nextAsk(Mishap mishap) {
        memory.nextAsk(mishap);
    }

    /** The next ask is refused for certain and for good. */
    void refusesTheNextAsk() {
        refusal =
                Optional.of(new Answer.NotDone(new Trouble(Advice.NO_PERMISSION, "UnauthorizedOperation", "", false)));
    }

    /** So many readings of ENIs get no answer. */
    void isUnreadableFor(int readings) {
        unreadable = readings;
    }

    void detachesByItself(String eni) {
        memory.detachNow(new EniId(eni));
    }

    void later(Duration by) {
        memory.later(by);
    }

    List<Asked> asks() {
        return List.copyOf(asks);
    }

    /** Whether the ask's task ended well. */
    boolean tookEffect(Asked asked) {
        return asked.answer instanceof Answer.Accepted yes
                && memory.task(GUANGZHOU, yes.taskId()) instanceof TaskReading.Succeeded;
    }

    boolean isFree(EniId eni) {
        return memory.eni(GUANGZHOU, eni).seen().orElseThrow().attachment().isEmpty();
    }

    CloudWriter writer(Border border) {
        return new CloudWriter() {
            @Override
            public Answer detach(Ask ask) {
                return asked(border, Action.DETACH, ask);
            }

            @Override
            public Answer attach(Ask ask) {
                return asked(border, Action.ATTACH, ask);
            }
        };
    }

    private Answer asked(Border border, Action action, Ask ask) {
        if (!ask.wanted().getAsBoolean()) {
            return memory.detach(ask);
        }
        Asked asked = new Asked(action, ask);
        Answer answer = border.cross("cloud: " + action, () -> {
            asks.add(asked);
            onAsk.accept(asked);
            asked.answer = answer(action, ask);
            return asked.answer;
        });
        asked.heard = true;
        return answer;
    }

    private Answer answer(Action action, Ask ask) {
        if (refusal.isPresent()) {
            Answer no = refusal.get();
            refusal = Optional.empty();
            return no;
        }
        return action == Action.DETACH ? memory.detach(ask) : memory.attach(ask);
    }

    /** Nobody looks around in these stories. */
    CloudFinder finder() {
        return new CloudFinder() {
            @Override
            public Reading<List<EniFacts>> matching(Region region, Clue clue) {
                throw new AssertionError("a search for " + clue);
            }

            @Override
            public Reading<List<EniFacts>> listing(Region region) {
                throw new AssertionError("a search");
            }

            @Override
            public Reading<VpcFacts> vpc(Region region, VpcId id) {
                throw new AssertionError("a search for " + id);
            }
        };
    }

    CloudReader reader(Border border) {
        return new CloudReader() {
            @Override
            public Reading<EniFacts> eni(Region region, EniId id) {
                return border.cross("cloud: eni", () -> {
                    if (unreadable > 0) {
                        unreadable--;
                        return new Reading.Unreadable<>(new Trouble(Advice.UNREACHABLE, "timeout", "", true));
                    }
                    return memory.eni(region, id);
                });
            }

            @Override
            public Reading<VpcFacts> vpc(Region region, VpcId id) {
                return border.cross("cloud: vpc", () -> memory.vpc(region, id));
            }

            @Override
            public Reading<ServerFacts> server(Region region, InstanceId id) {
                return border.cross("cloud: server", () -> memory.server(region, id));
            }

            @Override
            public Optional<Trouble> probe(Region region) {
                return border.cross("cloud: probe", () -> memory.probe(region));
            }

            @Override
            public TaskReading task(Region region, String taskId) {
                return border.cross("cloud: task", () -> memory.task(region, taskId));
            }
        };
    }
}
