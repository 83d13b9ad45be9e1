package io.enidetach.cloud.tencent;

import static io.enidetach.cloud.tencent.Fixture.ASK;
import static io.enidetach.cloud.tencent.Fixture.ENI;
import static io.enidetach.cloud.tencent.Fixture.GUANGZHOU;
import static io.enidetach.cloud.tencent.Fixture.SERVER;
import static io.enidetach.cloud.tencent.Fixture.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Answer;
import io.enidetach.cloud.Ask;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.tencent.wire.Generation;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.ServerState;
import io.enidetach.sandbox.tencent.CloudModel;
import io.enidetach.sandbox.tencent.CloudServer;
import io.enidetach.sandbox.tencent.Credentials;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.sandbox.tencent.V2Shape;
import io.enidetach.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two independent readings of the same documents, the adapter's and the simulator's, must agree. */
class AgainstTheSimulatorTest {
    private static final Ask BACK = new Ask(GUANGZHOU, VPC, ENI, SERVER, "D-7K3Q9N-1", () -> true);

    private final CloudModel model = CloudModel.demo(Clock.fixed(Fixture.NOW, ZoneOffset.UTC));

    private void with(Generation generation, Optional<String> token, Consumer<TencentCloud> story) {
        try (var simulator = CloudServer.start(model, new Credentials(Fixture.KEY_ID, Fixture.KEY, token), 0)) {
            with(simulator, generation, token, story);
        }
    }

    private void with(
            CloudServer simulator, Generation generation, Optional<String> token, Consumer<TencentCloud> story) {
        var settings = Fixture.settings(generation, simulator.port(), Fixture.wide(), token.map(Secret::new));
        try (var cloud = Fixture.open(settings)) {
            story.accept(cloud);
        }
    }

    private void later(Duration by) {
        model.useClock(Clock.fixed(Fixture.NOW.plus(by), ZoneOffset.UTC));
    }

    private static EniFacts seen(TencentCloud cloud) {
        return cloud.reader().eni(GUANGZHOU, ENI).seen().orElseThrow();
    }

    private void detachAndAttach(TencentCloud cloud) {
        model.taskDuration(Duration.ofSeconds(5));
        assertThat(seen(cloud).attachment().orElseThrow().instance()).isEqualTo(SERVER);
        assertThat(seen(cloud).primary()).isFalse();

        String task = ((Answer.Accepted) cloud.writer().detach(ASK)).taskId();
        assertThat(cloud.reader().task(GUANGZHOU, task)).isEqualTo(new TaskReading.Running());
        later(Duration.ofMinutes(1));
        assertThat(cloud.reader().task(GUANGZHOU, task)).isEqualTo(new TaskReading.Succeeded());
        assertThat(seen(cloud).attachment()).isEmpty();

        assertThat(cloud.writer().attach(BACK)).isInstanceOf(Answer.Accepted.class);
        later(Duration.ofMinutes(2));
        assertThat(seen(cloud).attachment().orElseThrow().instance()).isEqualTo(SERVER);
    }

    @ParameterizedTest
    @EnumSource
    void an_eni_goes_and_comes_back(Generation generation) {
        with(generation, Optional.empty(), this::detachAndAttach);
    }

    @ParameterizedTest
    @EnumSource
    void it_works_with_temporary_credentials_too(Generation generation) {
        with(generation, Optional.of(Fixture.TOKEN), this::detachAndAttach);
    }

    @ParameterizedTest
    @EnumSource
    void it_works_in_both_shapes_of_v2(V2Shape shape) {
        try (var simulator = CloudServer.start(model, new Credentials(Fixture.KEY_ID, Fixture.KEY), 0)) {
            simulator.answerIn(shape);
            with(simulator, Generation.V2, Optional.empty(), this::detachAndAttach);
        }
    }

    @ParameterizedTest
    @EnumSource
    void vpc_and_server_are_read(Generation generation) {
        with(generation, Optional.empty(), cloud -> {
            var vpc = cloud.reader().vpc(GUANGZHOU, VPC).seen().orElseThrow();
            assertThat(vpc.name()).contains("prod-shop");
            assertThat(vpc.tags())
                    .isEqualTo(generation == Generation.V3 ? Optional.of(Map.of("env", "prod")) : Optional.empty());
            var server = cloud.reader().server(GUANGZHOU, SERVER).seen().orElseThrow();
            assertThat(server.state()).isEqualTo(ServerState.RUNNING);
            assertThat(server.tags()).isEqualTo(vpc.tags());
            assertThat(cloud.reader().probe(GUANGZHOU)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_does_not_exist_is_absent(Generation generation) {
        with(
                generation,
                Optional.empty(),
                cloud -> assertThat(cloud.reader().eni(GUANGZHOU, new EniId("eni-00000000")))
                        .isInstanceOf(Reading.Absent.class));
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_key_is_told_as_such(Generation generation) {
        try (var simulator = CloudServer.start(model, new Credentials(Fixture.KEY_ID, "another key"), 0)) {
            with(
                    simulator,
                    generation,
                    Optional.empty(),
                    cloud -> assertThat(cloud.reader()
                                    .probe(GUANGZHOU)
                                    .orElseThrow()
                                    .advice())
                            .isEqualTo(Advice.BAD_CREDENTIALS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_detach_is_told_from_a_first(Generation generation) {
        model.detachNow(ENI.value());
        with(
                generation,
                Optional.empty(),
                cloud -> assertThat(cloud.writer().detach(ASK)).isInstanceOfSatisfying(Answer.NotDone.class, x -> {
                    assertThat(x.trouble().advice()).isEqualTo(Advice.NOT_ATTACHED);
                    assertThat(x.trouble().passing()).isFalse();
                }));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "RESET_AFTER_EFFECT",
                "RESET_BEFORE_EFFECT",
                "HTTP_5XX",
                "HTTP_408",
                "HTML_INSTEAD_OF_JSON",
                "EMPTY_BODY",
                "ERROR_CODE",
                "ACCEPTED_WITHOUT_TASK"
            })
    void a_fault_during_an_ask_is_one_ask_in_doubt(Fault fault) {
        for (Generation generation : Generation.values()) {
            CloudModel fresh = CloudModel.demo(Clock.fixed(Fixture.NOW, ZoneOffset.UTC));
            try (var simulator = CloudServer.start(fresh, new Credentials(Fixture.KEY_ID, Fixture.KEY), 0)) {
                simulator.faults().set(FaultRule.of(fault));
                with(
                        simulator,
                        generation,
                        Optional.empty(),
                        cloud -> assertThat(cloud.writer().detach(ASK)).isInstanceOf(Answer.InDoubt.class));

                assertThat(simulator.calls().count("DetachNetworkInterface")).isEqualTo(1);
            }
        }
    }

    @Test
    void a_503_that_invites_to_come_back_at_once_is_not_accepted() {
        try (var simulator = CloudServer.start(model, new Credentials(Fixture.KEY_ID, Fixture.KEY), 0)) {
            simulator.faults().set(FaultRule.of(Fault.HTTP_5XX).argument("503 retry-after=0"));
            with(
                    simulator,
                    Generation.V2,
                    Optional.empty(),
                    cloud -> assertThat(cloud.writer().detach(ASK)).isEqualTo(new Answer.InDoubt("http_503")));

            assertThat(simulator.calls().count("DetachNetworkInterface")).isEqualTo(1);
        }
    }
}
