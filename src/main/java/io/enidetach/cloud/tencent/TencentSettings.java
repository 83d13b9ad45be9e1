package io.enidetach.cloud.tencent;

import io.enidetach.cloud.tencent.wire.CallLimits;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.SignatureMethod;

/**
 * How the cloud is reached (contract, section 3).
 *
 * @param credentials what signs looks
 * @param writing what signs asks; may be the same
 * @param signatureMethod for API 2.0 only
 */
public record TencentSettings(
        Generation generation,
        Endpoint endpoint,
        Credentials credentials,
        Credentials writing,
        SignatureMethod signatureMethod,
        CallLimits limits) {

    /** One key for everything. */
    public TencentSettings(
            Generation generation,
            Endpoint endpoint,
            Credentials credentials,
            SignatureMethod signatureMethod,
            CallLimits limits) {
        this(generation, endpoint, credentials, credentials, signatureMethod, limits);
    }

    /** The same with looks signed like asks, to see whether the cloud knows that key. */
    public TencentSettings lookingLikeAsking() {
        return new TencentSettings(generation, endpoint, writing, writing, signatureMethod, limits);
    }
}
