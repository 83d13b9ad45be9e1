package io.enidetach.cli;

import io.enidetach.cloud.tencent.TencentSettings;
import io.enidetach.cloud.tencent.wire.CallLimits;
import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.SignatureMethod;
import io.enidetach.config.CloudSettings;
import io.enidetach.config.RecordSettings;
import io.enidetach.slack.SlackSettings;
import io.enidetach.slack.api.SlackMeter;
import io.enidetach.slack.words.Language;
import io.enidetach.store.Keeping;
import io.enidetach.web.Metrics;
import java.time.Duration;

/** The environment's words into those of the rooms that use them; the rooms do not know each other. */
final class Translation {
    private Translation() {}

    static TencentSettings cloud(CloudSettings from) {
        Credentials credentials = credentials(from.credentials());
        return new TencentSettings(
                from.api() == CloudSettings.Api.V2 ? Generation.V2 : Generation.V3,
                new Endpoint(from.endpoint().pattern()),
                credentials,
                from.writing().map(Translation::credentials).orElse(credentials),
                from.method() == CloudSettings.SignatureMethod.HMAC_SHA1
                        ? SignatureMethod.HMAC_SHA1
                        : SignatureMethod.HMAC_SHA256,
                CallLimits.perSecond(from.callsPerSecond()));
    }

    private static Credentials credentials(CloudSettings.Credentials from) {
        return new Credentials(from.id(), from.key(), from.token());
    }

    static SlackSettings slack(io.enidetach.config.SlackSettings from) {
        return new SlackSettings(
                from.botToken(),
                from.appToken(),
                from.signingSecret(),
                from.apiUrl(),
                Language.of(from.channelLanguage().tag()));
    }

    static Keeping keeping(RecordSettings from) {
        return new Keeping(from.requests(), from.audit());
    }

    static SlackMeter meter(Metrics metrics) {
        return new SlackMeter() {
            @Override
            public void called(String method, String outcome) {
                metrics.slackCall(method, outcome);
            }

            @Override
            public void arrived(String kind, String outcome) {
                metrics.arrived(kind, outcome);
            }

            @Override
            public void socket(String what) {
                metrics.socket(what);
            }

            @Override
            public void answered(Duration took) {
                metrics.ack(took);
            }
        };
    }
}
