package io.enidetach.cloud.tencent;

import io.enidetach.cloud.Ask;
import io.enidetach.cloud.tencent.wire.CallLimits;
import io.enidetach.cloud.tencent.wire.CallListener;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.SignatureMethod;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import io.enidetach.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

/** The names that the documents use, and an adapter that talks to a port of this machine. */
public final class Fixture {
    public static final Region GUANGZHOU = new Region("ap-guangzhou");
    public static final VpcId VPC = new VpcId("vpc-7t9nf3pu");
    public static final EniId ENI = new EniId("eni-m6dyj72l");
    public static final InstanceId SERVER = new InstanceId("ins-xx44545f");
    public static final Ask ASK = new Ask(GUANGZHOU, VPC, ENI, SERVER, "D-7K3Q9M-1", () -> true);
    public static final String KEY_ID = "AKIDEXAMPLEv2000000000000000000001";
    public static final String KEY = "exampleSecretKeyForVectorsOnly01";
    public static final String TOKEN = "exampleTokenOfTemporaryCredentials+/=";
    public static final Instant NOW = Instant.ofEpochSecond(1_731_000_000);

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CallListener NOBODY = (action, service, outcome, took) -> {};

    private Fixture() {}

    /** Limits that no test waits for: a thousand calls a second, ten seconds for all else. */
    public static CallLimits wide() {
        Duration ample = Duration.ofSeconds(10);
        return new CallLimits(ample, ample, ample, ample, 1000);
    }

    /** Gives up on silence after a quarter of a second. */
    public static CallLimits hasty() {
        Duration ample = Duration.ofSeconds(10);
        return new CallLimits(ample, Duration.ofMillis(250), ample, ample, 1000);
    }

    public static TencentSettings settings(Generation generation, int port, CallLimits limits) {
        return settings(generation, port, limits, Optional.empty());
    }

    public static TencentSettings settings(Generation generation, int port, CallLimits limits, Optional<Secret> token) {
        return new TencentSettings(
                generation,
                new Endpoint("http://127.0.0.1:" + port),
                new Credentials(new Secret(KEY_ID), new Secret(KEY), token),
                SignatureMethod.HMAC_SHA256,
                limits);
    }

    public static TencentCloud open(TencentSettings settings) {
        return open(settings, NOBODY);
    }

    public static TencentCloud open(TencentSettings settings, CallListener listener) {
        return TencentCloud.open(settings, CLOCK, new Random(7), listener);
    }
}
