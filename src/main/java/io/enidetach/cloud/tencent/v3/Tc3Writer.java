package io.enidetach.cloud.tencent.v3;

import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudRepeater;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.tencent.wire.CloudCall;
import java.util.Map;
import java.util.Optional;

/** Asks over API 3.0, where the same token makes it the same ask (reference tencent-vpc-api.md, 3.5 and 3.6). */
public final class Tc3Writer implements CloudWriter, CloudRepeater {
    private final Tc3Calls calls;

    public Tc3Writer(Tc3Calls calls) {
        this.calls = calls;
    }

    @Override
    public Answer detach(Ask ask) {
        return change("DetachNetworkInterface", ask);
    }

    @Override
    public Optional<CloudRepeater> repeater() {
        return Optional.of(this);
    }

    @Override
    public Answer detachAgain(Ask same) {
        return detach(same);
    }

    @Override
    public Answer attach(Ask ask) {
        return change("AttachNetworkInterface", ask);
    }

    private Answer change(String action, Ask ask) {
        return calls.call(
                        CloudCall.ask(action, ask.region(), ask.wanted()),
                        Map.of(
                                "NetworkInterfaceId", ask.eni().value(),
                                "InstanceId", ask.instance().value(),
                                "ClientToken", ask.token()))
                .answer(Tc3Answers::taskId);
    }
}
