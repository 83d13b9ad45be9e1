package io.enidetach.cloud.tencent;

import io.enidetach.cloud.CloudContract;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.sandbox.tencent.V2Shape;

class V2OlderContractTest extends CloudContract {
    @Override
    protected World open() {
        return new SimulatedWorld(Generation.V2, V2Shape.OLDER);
    }
}
