package io.enidetach.cloud.tencent;

import io.enidetach.cloud.CloudContract;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.sandbox.tencent.V2Shape;

class V3ContractTest extends CloudContract {
    @Override
    protected World open() {
        return new SimulatedWorld(Generation.V3, V2Shape.NEWER);
    }

    @Override
    protected boolean offersEips() {
        return true;
    }
}
