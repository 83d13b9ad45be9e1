package io.enidetach.cloud.tencent;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.tencent.wire.Credentials;
import io.enidetach.cloud.tencent.wire.Endpoint;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.cloud.tencent.wire.SignatureMethod;
import io.enidetach.secret.Secret;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That looks are signed with one key and asks with the other, and no call with both. */
class WriteKeyTest {
    private static final String READ = "AKIDforLooking";
    private static final String WRITE = "AKIDforAsking";

    @ParameterizedTest
    @EnumSource
    void looks_take_the_read_key_and_asks_the_write_key(Generation generation) {
        try (ScriptedCloud script = new ScriptedCloud(generation);
                TencentCloud cloud = Fixture.open(settings(generation, script.port()))) {
            script.says("{}").says("{}").says("{}").says("{}");
            cloud.reader().probe(Fixture.GUANGZHOU);
            assertThat(call(script.heard())).contains(READ).doesNotContain(WRITE);
            cloud.writer().detach(Fixture.ASK);
            assertThat(call(script.heard())).contains(WRITE).doesNotContain(READ);
            cloud.writer().attach(Fixture.ASK);
            assertThat(call(script.heard())).contains(WRITE).doesNotContain(READ);
            cloud.watcher().probe(Fixture.GUANGZHOU);
            assertThat(call(script.heard())).contains(READ).doesNotContain(WRITE);
        }
    }

    private static TencentSettings settings(Generation generation, int port) {
        return new TencentSettings(
                generation,
                new Endpoint("http://127.0.0.1:" + port),
                credentials(READ),
                credentials(WRITE),
                SignatureMethod.HMAC_SHA256,
                Fixture.wide());
    }

    private static Credentials credentials(String id) {
        return new Credentials(new Secret(id), new Secret("key-of-" + id), Optional.empty());
    }

    private static String call(RecordedRequest request) {
        // Printed as a whole the headers hide this one.
        return request.getHeaders().get("Authorization") + request.getBody().utf8();
    }
}
