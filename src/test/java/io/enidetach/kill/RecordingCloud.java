package io.enidetach.kill;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudContract.Mishap;
import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.CloudRepeater;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.MemoryCloud;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
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
import java.util.function.Supplier;

/** A cloud that outlives the bots and remembers every ask, whether or not anybody heard its answer. */
final class RecordingCloud {
    static final Region GUANGZHOU = new Region("ap-guangzhou");

    private final MemoryCloud memory = new MemoryCloud();
    private final List<Asked> asks = new ArrayList<>();
    private Consumer<Asked> onAsk = asked -> {};
    private Optional<Answer.NotDone> refusal = Optional.empty();
    private int unreadable;
    private boolean takesRepeats;
    private boolean losesRepeats;
    private Duration passed = Duration.ZERO;

    /** Speaks API 3.0, where an ask may be made once more with its token; to be said before a bot begins. */
    void takesRepeats() {
        takesRepeats = true;
    }

    /** No ask that is made once more gets through. */
    void losesRepeats() {
        losesRepeats = true;
    }

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
        passed = passed.plus(by);
        memory.later(by);
    }

    List<Asked> asks() {
        return List.copyOf(asks);
    }

    /** How often this ask, made once or more often, took the ENI off or put it on. */
    long effects(String token) {
        return memory.effects(token);
    }

    /** Whether the ask's task ended well. */
    boolean tookEffect(Asked asked) {
        return asked.answer() instanceof Answer.Accepted yes
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

            @Override
            public Optional<CloudRepeater> repeater() {
                return takesRepeats ? Optional.of(same -> again(border, same)) : Optional.empty();
            }
        };
    }

    private Answer asked(Border border, Action action, Ask ask) {
        if (!ask.wanted().getAsBoolean()) {
            return memory.detach(ask);
        }
        return asked(border, "cloud: " + action, asked(action, ask, false), () -> answer(action, ask));
    }

    private Answer again(Border border, Ask same) {
        if (!same.wanted().getAsBoolean()) {
            return memory.detach(same);
        }
        return asked(border, "cloud: REPEAT", asked(Action.DETACH, same, true), () -> {
            if (losesRepeats) {
                memory.nextAsk(Mishap.LOST_BEFORE_EFFECT);
            }
            return memory.detachAgain(same);
        });
    }

    private Asked asked(Action action, Ask ask, boolean again) {
        Optional<Attachment> on =
                memory.eni(GUANGZHOU, ask.eni()).seen().orElseThrow().attachment();
        return new Asked(action, ask, again, passed, on);
    }

    private Answer asked(Border border, String what, Asked asked, Supplier<Answer> cloud) {
        Answer answer = border.cross(what, () -> {
            asks.add(asked);
            onAsk.accept(asked);
            return asked.answered(cloud.get());
        });
        asked.heard();
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
