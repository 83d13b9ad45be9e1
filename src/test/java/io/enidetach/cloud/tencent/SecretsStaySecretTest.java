package io.enidetach.cloud.tencent;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class SecretsStaySecretTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.enidetach");
    private final Level before = root.getLevel();
    private final Level oursBefore = ours.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> recorder = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            IThrowableProxy thrown = event.getThrowableProxy();
            lines.add(event.getFormattedMessage() + (thrown == null ? "" : thrown.getMessage()));
        }
    };

    @BeforeEach
    void record() {
        recorder.setContext(root.getLoggerContext());
        recorder.start();
        root.addAppender(recorder);
        root.setLevel(Level.TRACE);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.detachAppender(recorder);
        root.setLevel(before);
        ours.setLevel(oursBefore);
    }

    private void sawNoSecret(String... secrets) {
        assertThat(lines).isNotEmpty();
        for (String secret : secrets) {
            assertThat(lines).noneMatch(line -> line.contains(secret));
        }
        assertThat(lines).noneMatch(line -> line.contains("Signature") || line.contains("Authorization"));
    }

    @ParameterizedTest
    @EnumSource
    void no_log_line_at_any_level_holds_a_secret(Generation generation) {
        try (var scripted = new ScriptedCloud(generation)) {
            var settings = Fixture.settings(
                    generation, scripted.port(), Fixture.wide(), Optional.of(new Secret(Fixture.TOKEN)));
            scripted.says("{\"code\":4100,\"message\":\"your key " + Fixture.KEY + "\"}");
            scripted.says("{\"code\":0}");
            scripted.says(500, Fixture.KEY);
            try (var cloud = Fixture.open(settings)) {
                cloud.writer().detach(ASK);
                cloud.reader().eni(GUANGZHOU, ENI);
                cloud.reader().eni(GUANGZHOU, ENI);
            }
            assertThat(settings.toString()).doesNotContain(Fixture.KEY_ID, Fixture.KEY, Fixture.TOKEN);
        }
        sawNoSecret(Fixture.KEY_ID, Fixture.KEY, Fixture.TOKEN);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("action=DetachNetworkInterface", "region=ap-guangzhou", "outcome=code_4100"));
    }

    @ParameterizedTest
    @EnumSource
    void a_secret_that_cannot_be_sent_is_not_told_either(Generation generation) {
        String broken = "broken-token-\n-in-two-lines";
        try (var scripted = new ScriptedCloud(generation)) {
            var settings =
                    Fixture.settings(generation, scripted.port(), Fixture.wide(), Optional.of(new Secret(broken)));
            scripted.says("{\"code\":4105}");
            try (var cloud = Fixture.open(settings)) {
                assertThat(cloud.writer().detach(ASK)).isInstanceOf(Answer.NotDone.class);
            }
        }
        sawNoSecret("broken-token-");
    }

    @ParameterizedTest
    @EnumSource
    void the_listener_hears_of_every_call_and_cannot_disturb_it(Generation generation) {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var scripted = new ScriptedCloud(generation);
                var cloud = Fixture.open(
                        Fixture.settings(generation, scripted.port(), Fixture.wide()),
                        (action, service, outcome, took) -> {
                            heard.add(action + " " + service + " " + outcome);
                            throw new IllegalStateException("a gauge is broken");
                        })) {
            scripted.says("{\"code\":4400}").says(503, "").says("{\"code\":0}");
            cloud.writer().detach(ASK);
            cloud.reader().eni(GUANGZHOU, ENI);
            cloud.reader().task(GUANGZHOU, "1");
        }
        assertThat(heard)
                .containsExactly(
                        "DetachNetworkInterface vpc code_4400",
                        "DescribeNetworkInterfaces vpc http_503",
                        "DescribeVpcTaskResult vpc ok");
    }
}
