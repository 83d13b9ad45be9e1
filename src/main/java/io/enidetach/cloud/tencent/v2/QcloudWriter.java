package io.enidetach.cloud.tencent.v2;

import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.tencent.wire.CloudCall;
import java.util.Map;

/** Asks over API 2.0, which knows no idempotency: each call is one ask (reference tencent-vpc-api.md, 2.1 and 2.2). */
public final class QcloudWriter implements CloudWriter {
    private final QcloudCalls calls;

    public QcloudWriter(QcloudCalls calls) {
        this.calls = calls;
    }

    @Override
    public Answer detach(Ask ask) {
        return change("DetachNetworkInterface", ask);
    }

    @Override
    public Answer attach(Ask ask) {
        return change("AttachNetworkInterface", ask);
    }

    private Answer change(String action, Ask ask) {
        return calls.call(
                        CloudCall.ask(action, ask.region(), ask.wanted()),
                        Map.of(
                                "vpcId", ask.vpc().value(),
                                "networkInterfaceId", ask.eni().value(),
                                "instanceId", ask.instance().value()))
                .answer(QcloudAnswers::taskId);
    }
}
