package io.enidetach.cloud.tencent;

import io.enidetach.cloud.CloudContract;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.EniId;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.V2Shape;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** An adapter and, behind a real socket, the simulated cloud. */
final class SimulatedWorld implements CloudContract.World {
    private final CloudModel model = CloudModel.demo(Clock.fixed(Fixture.NOW, ZoneOffset.UTC));
    private final CloudServer server = CloudServer.start(model, new Credentials(Fixture.KEY_ID, Fixture.KEY), 0);
    private final TencentCloud cloud;
    private Instant now = Fixture.NOW;

    SimulatedWorld(Generation generation, V2Shape shape) {
        server.answerIn(shape);
        model.taskDuration(Duration.ofSeconds(5));
        cloud = Fixture.open(Fixture.settings(generation, server.port(), Fixture.wide()));
    }

    @Override
    public CloudReader reader() {
        return cloud.reader();
    }

    @Override
    public CloudWriter writer() {
        return cloud.writer();
    }

    @Override
    public void later(Duration by) {
        now = now.plus(by);
        model.useClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    @Override
    public void detachNow(EniId eni) {
        model.detachNow(eni.value());
    }

    @Override
    public void nextAsk(CloudContract.Mishap mishap) {
        FaultRule rule = switch (mishap) {
            case TASK_FAILS -> FaultRule.of(Fault.TASK_FAILS);
            case LOST_BEFORE_EFFECT -> FaultRule.of(Fault.RESET_BEFORE_EFFECT);
            case LOST_AFTER_EFFECT -> FaultRule.of(Fault.RESET_AFTER_EFFECT);
            case NO_TASK_IN_THE_ANSWER -> FaultRule.of(Fault.ACCEPTED_WITHOUT_TASK);
            case THROTTLED -> FaultRule.of(Fault.ERROR_CODE).argument("4400");
            case SERVER_FAULT -> FaultRule.of(Fault.HTTP_5XX);
        };
        server.faults().set(rule.on("DetachNetworkInterface").times(1));
    }

    @Override
    public long taken(EniId eni) {
        return model.acceptedDetaches(eni.value());
    }

    @Override
    public void close() {
        cloud.close();
        server.close();
    }
}
