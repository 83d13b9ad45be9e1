package io.enidetach.cloud.tencent;

import io.enidetach.cloud.tencent.wire.CallLimits;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.SignatureMethod;

/**
 * How the cloud is reached (contract, section 3).
 *
 * @param signatureMethod for API 2.0 only
 */
public record TencentSettings(
        Generation generation,
        Endpoint endpoint,
        Credentials credentials,
        SignatureMethod signatureMethod,
        CallLimits limits) {}
