package io.enidetach.cli;

import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.tencent.Call;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A situation in which the sandbox starts. It comes about as it would in life: somebody types, something breaks. */
enum Scenario {
    FIRST_RUN("Nothing has happened yet.", "") {
        @Override
        void prepare(SlackServer slack, CloudServer cloud) {
            // That is the situation.
        }
    },
    PENDING_APPROVAL("Alice asked for a detach in production; Bob or Carol has to decide.", "") {
        @Override
        void prepare(SlackServer slack, CloudServer cloud) {
            aliceTypes(slack, "vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- INC-2041 the card floods the switch");
            slack.awaitMessage(message -> message.hasAction("approve"), PATIENCE);
        }
    },
    STUCK_TASK(
            "A detach of Alice's was taken by the cloud, but its task never ends.",
            "Alice's detach was taken, but its task never ends. On the Faults tab move the clock on by ten minutes: then"
                    + " the bot stops waiting and asks a human.") {
        @Override
        void prepare(SlackServer slack, CloudServer cloud) {
            cloud.faults().set(FaultRule.of(Fault.TASK_NEVER_ENDS).on(DETACH).times(1));
            askedOfTheCloud(slack, cloud);
        }
    },
    THROTTLED(
            "The cloud refuses every detach as one call too many, and a request of Alice's waits for its turn.",
            "The cloud refuses every detach as one call too many, so Alice's request waits. On the Faults tab clear the"
                    + " fault, or move the clock on until the bot gives up.") {
        @Override
        void prepare(SlackServer slack, CloudServer cloud) {
            cloud.faults()
                    .set(FaultRule.of(Fault.ERROR_CODE)
                            .argument("4400/RequestLimitExceeded")
                            .on(DETACH));
            askedOfTheCloud(slack, cloud);
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String DETACH = "DetachNetworkInterface";

    private final String sentence;
    private final String opening;

    Scenario(String sentence, String opening) {
        this.sentence = sentence;
        this.opening = opening;
    }

    /** @throws Stop when there is no scenario of this name */
    static Scenario of(String name) {
        Optional<Scenario> found =
                Arrays.stream(values()).filter(it -> it.title().equals(name)).findFirst();
        return found.orElseThrow(() -> Stop.usage("--scenario must be one of "
                + Arrays.stream(values()).map(Scenario::title).collect(Collectors.joining(", "))));
    }

    /** As it is typed. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the situation is. */
    String sentence() {
        return sentence;
    }

    /** What the page says before anybody did anything; empty when the page finds it out by itself. */
    String opening() {
        return opening;
    }

    /**
     * Brings the situation about; the bot must be ready.
     *
     * @throws IllegalStateException when it does not come about
     */
    abstract void prepare(SlackServer slack, CloudServer cloud);

    private static void aliceTypes(SlackServer slack, String ids) {
        Delivered ack =
                slack.actor().command("U0ALICE", "C0OPS", "/eni-detach " + ids).join();
        if (!ack.isAcked()) {
            throw new IllegalStateException("the bot did not take the command: " + ack);
        }
    }

    /** Alice asks for a detach in development, and the cloud hears of it. */
    private static void askedOfTheCloud(SlackServer slack, CloudServer cloud) {
        CompletableFuture<Call> asked = new CompletableFuture<>();
        cloud.calls().onCall(call -> {
            if (call.action().equals(DETACH)) {
                asked.complete(call);
            }
        });
        aliceTypes(slack, "vpc-d3v00001 eni-d3v00001 ins-d3v00001");
        try {
            asked.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the bot did not ask the cloud", e);
        }
    }
}
