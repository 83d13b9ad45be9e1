package io.enidetach.cli;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.TencentCloud;
import io.enidetach.cloud.tencent.TencentSettings;
import io.enidetach.config.CloudSettings;
import io.enidetach.policy.Policy;
import io.enidetach.request.Region;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the cloud takes the credentials, by one call that only reads. */
final class CloudExam {
    private static final String WHAT = "cloud";
    private static final String WRITE_KEY = "cloud write key";

    private CloudExam() {}

    static List<Finding> of(CloudSettings settings, Optional<Policy> policy, Clock clock) {
        Region region = policy.map(Policy::defaultRegion).orElse(new Region("ap-guangzhou"));
        List<Finding> findings = new ArrayList<>();
        TencentSettings looking = Translation.cloud(settings);
        findings.add(probe(looking, region, clock)
                .map(CloudExam::wrong)
                .orElseGet(() -> Finding.good(WHAT, "reading works in " + region)));
        if (settings.writing().isPresent()) {
            findings.add(writing(probe(looking.lookingLikeAsking(), region, clock)));
        }
        return findings;
    }

    private static Optional<Trouble> probe(TencentSettings settings, Region region, Clock clock) {
        try (TencentCloud cloud = TencentCloud.open(settings, clock, new SecureRandom(), (a, s, o, took) -> {})) {
            return cloud.reader().probe(region);
        }
    }

    // Whether it may detach would only show by detaching; that it may not read is as it should be.
    private static Finding writing(Optional<Trouble> trouble) {
        return trouble.filter(t -> t.advice() != Advice.NO_PERMISSION)
                .map(t -> Finding.wrong(
                        WRITE_KEY,
                        "the cloud does not take it (" + t.code() + ")",
                        t.advice() == Advice.BAD_CREDENTIALS
                                ? "check TENCENTCLOUD_WRITE_SECRET_ID, TENCENTCLOUD_WRITE_SECRET_KEY and"
                                        + " TENCENTCLOUD_WRITE_TOKEN"
                                : mend(t.advice())))
                .orElseGet(() -> Finding.good(
                        WRITE_KEY,
                        trouble.isPresent()
                                ? "the cloud knows it, it may not read"
                                : "the cloud knows it, it may read"));
    }

    private static Finding wrong(Trouble trouble) {
        String what = trouble.advice() == Advice.TOKEN_EXPIRED
                ? "the temporary credentials have expired, or their token is not of this key"
                : "reading failed";
        return Finding.wrong(WHAT, what + " (" + trouble.code() + ")", mend(trouble.advice()));
    }

    private static String mend(Advice advice) {
        return switch (advice) {
            case BAD_CREDENTIALS -> "check TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN";
            case TOKEN_EXPIRED -> "get new temporary credentials and set key and TENCENTCLOUD_TOKEN together";
            case NO_PERMISSION -> "allow the key to read network interfaces, VPCs and servers, and to detach (README)";
            case CLOCK_OFF -> "set this machine's clock";
            case ACCOUNT_BLOCKED -> "ask the cloud's billing or support";
            case API_GONE -> "set TENCENTCLOUD_API to the other generation";
            case TOO_MANY_CALLS, BUSY, IN_MAINTENANCE, CLOUD_FAULT -> "try again later";
            case UNREACHABLE -> "check the network and TENCENTCLOUD_ENDPOINT";
            default -> "look the code up in the cloud's documents";
        };
    }
}
