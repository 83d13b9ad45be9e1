package io.enidetach.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.tencent.wire.ErrorTable.Row;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.sandbox.slack.SlackMessage;
import io.enidetach.sandbox.tencent.Call;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.Zone;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One bot and one cloud for many stories of errors, one after the other, each on an ENI of its own. The next story may
 * begin as soon as the cloud has given the error of the last one; the ends come meanwhile.
 */
final class ErrorStage implements AutoCloseable {
    private static final Instant BOOT = Instant.parse("2024-11-01T02:05:00Z");

    private final Story story;
    private final Generation generation;
    private final LinkedBlockingQueue<Call> struck = new LinkedBlockingQueue<>();
    private int enis;

    /** A story that has begun: its ENI and its request. */
    record Begun(Row row, String eni, String request) {}

    ErrorStage(Path folder, Generation generation, String taskTimeout) {
        this.generation = generation;
        story = new Story(folder)
                .with("TENCENTCLOUD_API", generation.name().toLowerCase(Locale.ROOT))
                .with("ENI_DETACH_TASK_TIMEOUT", taskTimeout);
        story.cloud.calls().onCall(call -> {
            if (call.action().equals(Story.DETACH)) {
                struck.add(call);
            }
        });
        story.begin();
    }

    /** Asks for an ENI of its own; the cloud answers the first ask for it with the row's code. */
    Begun begin(Row row, boolean afterEffect) throws InterruptedException {
        FaultRule rule = FaultRule.of(Fault.ERROR_CODE)
                .on(Story.DETACH)
                .argument(code(row))
                .times(1);
        story.cloud.faults().set(afterEffect ? rule.afterEffect() : rule);
        String eni = String.format("eni-row%05d", ++enis);
        story.cloud
                .model()
                .add(new Eni("vpc-d3v00001", eni, "row " + enis)
                        .subnet("subnet-d3v00001", Zone.GUANGZHOU_2)
                        .address("10.1.8." + enis)
                        .on("ins-d3v00001", BOOT));
        String request = story.asks(
                Story.ALICE,
                story.channel("C0ROW" + enis),
                "vpc-d3v00001 " + eni + " ins-d3v00001 region=ap-guangzhou");
        Call call = struck.poll(20, TimeUnit.SECONDS);
        assertThat(call).as("the ask of " + eni).isNotNull();
        assertThat(call.parameters()).containsValue(eni);
        return new Begun(row, eni, request);
    }

    /** The same, and waits for the ask that follows, which the cloud takes. */
    Begun beginAndAskAgain(Row row) throws InterruptedException {
        Begun begun = begin(row, false);
        assertThat(struck.poll(20, TimeUnit.SECONDS))
                .as("the second ask of " + row)
                .isNotNull();
        return begun;
    }

    Generation generation() {
        return generation;
    }

    SlackMessage end(Begun begun, String state) {
        return story.end(begun.request(), state);
    }

    long asks(Begun begun) {
        return story.cloud.calls().all().stream()
                .filter(call -> call.action().equals(Story.DETACH))
                .filter(call -> call.parameters().containsValue(begun.eni()))
                .count();
    }

    long accepted(Begun begun) {
        return story.cloud.model().acceptedDetaches(begun.eni());
    }

    boolean isAttached(Begun begun) {
        return story.cloud.model().serverOf(begun.eni()).isPresent();
    }

    // A word of API 2.0 comes beside a number; a family of codes is met by one that has no row of its own.
    private String code(Row row) {
        String code = row.code().replace(".*", ".NobodyListedThis");
        boolean number = code.chars().allMatch(Character::isDigit);
        if (generation == Generation.V3) {
            return code;
        }
        return number ? code + "/" : "5000/" + code;
    }

    @Override
    public void close() {
        story.close();
    }
}
