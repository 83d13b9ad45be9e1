package io.enidetach.cli;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.TencentCloud;
import io.enidetach.config.CloudSettings;
import io.enidetach.policy.Policy;
import io.enidetach.request.Region;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Whether the cloud takes the credentials, by one call that only reads. */
final class CloudExam {
    private static final String WHAT = "cloud";

    private CloudExam() {}

    static Finding of(CloudSettings settings, Optional<Policy> policy, Clock clock) {
        Region region = policy.map(Policy::defaultRegion).orElse(new Region("ap-guangzhou"));
        try (TencentCloud cloud =
                TencentCloud.open(Translation.cloud(settings), clock, new SecureRandom(), (a, s, o, took) -> {})) {
            return cloud.reader()
                    .probe(region)
                    .map(CloudExam::wrong)
                    .orElseGet(() -> Finding.good(WHAT, "reading works in " + region));
        }
    }

    private static Finding wrong(Trouble trouble) {
        return Finding.wrong(WHAT, "reading failed (" + trouble.code() + ")", mend(trouble.advice()));
    }

    private static String mend(Advice advice) {
        return switch (advice) {
            case BAD_CREDENTIALS -> "check TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_TOKEN";
            case TOKEN_EXPIRED -> "get new temporary credentials";
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
