package io.enidetach.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Region;
import io.enidetach.request.ServerState;
import io.enidetach.request.VpcId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every cloud behind the port must do, whichever API it speaks, told of the cloud that the sandbox starts with. */
public abstract class CloudContract {
    protected static final Region GUANGZHOU = new Region("ap-guangzhou");
    private static final Region SHANGHAI = new Region("ap-shanghai");
    private static final VpcId SHOP = new VpcId("vpc-7t9nf3pu");
    private static final EniId ENI = new EniId("eni-m6dyj72l");
    private static final EniId BACKUP = new EniId("eni-b4ckup01");
    private static final EniId PRIMARY = new EniId("eni-pr1mary1");
    private static final EniId SPARE = new EniId("eni-fr33fr33");
    private static final EniId NOBODY = new EniId("eni-00000000");
    private static final InstanceId SERVER = new InstanceId("ins-xx44545f");
    private static final InstanceId STANDBY = new InstanceId("ins-st0pped1");

    /** The cloud and what can be done to it from outside. */
    public interface World extends AutoCloseable {
        CloudReader reader();

        CloudWriter writer();

        /** Lets time pass; tasks take five seconds. */
        void later(Duration by);

        /** Somebody else takes the ENI off its server. */
        void detachNow(EniId eni);

        /** The next ask goes wrong in this way. */
        void nextAsk(Mishap mishap);

        /** How many asks the cloud took. */
        long taken(EniId eni);

        @Override
        void close();
    }

    /** What can happen to an ask. */
    public enum Mishap {
        TASK_FAILS,
        LOST_BEFORE_EFFECT,
        LOST_AFTER_EFFECT,
        NO_TASK_IN_THE_ANSWER,
        THROTTLED,
        SERVER_FAULT
    }

    private World world;

    protected abstract World open();

    @BeforeEach
    void begin() {
        world = open();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static Ask ask(EniId eni) {
        return new Ask(GUANGZHOU, SHOP, eni, SERVER, "D-7K3Q9M-" + eni, () -> true);
    }

    private EniFacts seen(EniId eni) {
        return world.reader().eni(GUANGZHOU, eni).seen().orElseThrow();
    }

    private Map<EniId, Reading<EniFacts>> seenTogether(EniId... enis) {
        List<Sought> sought = new ArrayList<>();
        for (EniId eni : enis) {
            sought.add(new Sought(eni, SHOP, SERVER));
        }
        Map<EniId, Reading<EniFacts>> all = new HashMap<>();
        world.reader().looks(GUANGZHOU, sought).forEach(look -> look.take(all::put));
        return all;
    }

    @Test
    void an_eni_is_shown_with_what_a_person_has_to_know() {
        EniFacts eni = seen(ENI);
        assertThat(eni.name()).isEqualTo("shop-db-2");
        assertThat(eni.vpc()).isEqualTo(SHOP);
        assertThat(eni.subnet()).contains("subnet-0ap8nwca");
        assertThat(eni.zone()).isPresent();
        assertThat(eni.primary()).isFalse();
        assertThat(eni.attachment().orElseThrow().instance()).isEqualTo(SERVER);
        assertThat(eni.attachment().orElseThrow().since()).isPresent();
        assertThat(eni.addresses()).singleElement().satisfies(address -> {
            assertThat(address.privateIp()).isEqualTo("10.0.0.12");
            assertThat(address.publicIp()).contains("203.0.113.7");
            assertThat(address.eipId()).contains("eip-dgd545ef");
        });
        assertThat(eni.securityGroups().orElseThrow()).containsExactly("sg-dfg1df54");
    }

    @Test
    void all_enis_on_a_server_are_listed_and_no_others() {
        assertThat(world.reader().onServer(GUANGZHOU, SHOP, SERVER).seen().orElseThrow())
                .containsExactlyInAnyOrder(
                        new Neighbour(PRIMARY, "shop-2-primary", true),
                        new Neighbour(ENI, "shop-db-2", false),
                        new Neighbour(BACKUP, "shop-backup", false));
        world.detachNow(BACKUP);
        assertThat(world.reader().onServer(GUANGZHOU, SHOP, SERVER).seen().orElseThrow())
                .extracting(Neighbour::id)
                .containsExactlyInAnyOrder(PRIMARY, ENI);
    }

    @Test
    void an_eip_is_read_before_and_after_a_detach_or_the_api_does_not_offer_it() {
        boolean offered = offersEips();
        assertThat(eipStatus()).isEqualTo(offered ? Optional.of(EipFacts.Status.BOUND) : Optional.empty());
        world.detachNow(ENI);
        assertThat(eipStatus()).isEqualTo(offered ? Optional.of(EipFacts.Status.ON_FREE_ENI) : Optional.empty());
    }

    private Optional<EipFacts.Status> eipStatus() {
        Reading<List<EipFacts>> reading = world.reader().eips(GUANGZHOU, List.of("eip-dgd545ef"));
        assertThat(reading.equals(new Reading.Unreadable<>(Trouble.NOT_OFFERED)))
                .isNotEqualTo(offersEips());
        return reading.seen().map(eips -> eips.get(0).status());
    }

    /** Whether the API tells of EIPs. */
    protected boolean offersEips() {
        return false;
    }

    @Test
    void a_primary_one_is_told_from_the_others_and_a_free_one_from_an_attached_one() {
        assertThat(seen(PRIMARY).primary()).isTrue();
        assertThat(seen(SPARE).attachment()).isEmpty();
    }

    @Test
    void what_is_elsewhere_or_nowhere_is_absent() {
        assertThat(world.reader().eni(GUANGZHOU, NOBODY)).isInstanceOf(Reading.Absent.class);
        assertThat(world.reader().eni(SHANGHAI, ENI)).isInstanceOf(Reading.Absent.class);
        assertThat(world.reader().vpc(GUANGZHOU, new VpcId("vpc-00000000"))).isInstanceOf(Reading.Absent.class);
        assertThat(world.reader().server(GUANGZHOU, new InstanceId("ins-00000000")))
                .isInstanceOf(Reading.Absent.class);
    }

    @Test
    void a_vpc_has_its_name_and_a_server_its_state() {
        assertThat(world.reader().vpc(GUANGZHOU, SHOP).seen().orElseThrow().name())
                .contains("prod-shop");
        assertThat(world.reader().server(GUANGZHOU, SERVER).seen().orElseThrow().state())
                .isEqualTo(ServerState.RUNNING);
        assertThat(world.reader()
                        .server(GUANGZHOU, STANDBY)
                        .seen()
                        .orElseThrow()
                        .state())
                .isEqualTo(ServerState.STOPPED);
        assertThat(world.reader().probe(GUANGZHOU)).isEmpty();
    }

    @Test
    void several_are_seen_together_and_absence_is_never_freedom() {
        world.detachNow(BACKUP);
        Map<EniId, Reading<EniFacts>> all = seenTogether(ENI, BACKUP, NOBODY);
        assertThat(all.get(ENI).seen().orElseThrow().attachment()).isPresent();
        assertThat(all.get(BACKUP).seen().orElseThrow().attachment()).isEmpty();
        assertThat(Optional.ofNullable(all.get(NOBODY)).flatMap(Reading::seen)).isEmpty();
    }

    @Test
    void a_detach_is_a_task_that_ends_and_an_attach_brings_it_back() {
        String task = ((Answer.Accepted) world.writer().detach(ask(ENI))).taskId();
        assertThat(world.reader().task(GUANGZHOU, task)).isEqualTo(new TaskReading.Running());
        assertThat(seen(ENI).attachment()).isPresent();
        world.later(Duration.ofSeconds(6));
        assertThat(world.reader().task(GUANGZHOU, task)).isEqualTo(new TaskReading.Succeeded());
        assertThat(seen(ENI).attachment()).isEmpty();

        Ask back = new Ask(GUANGZHOU, SHOP, ENI, SERVER, "D-7K3Q9N-1", () -> true);
        assertThat(world.writer().attach(back)).isInstanceOf(Answer.Accepted.class);
        world.later(Duration.ofSeconds(6));
        assertThat(seen(ENI).attachment().orElseThrow().instance()).isEqualTo(SERVER);
    }

    @Test
    void a_failed_task_leaves_the_eni_where_it_was() {
        world.nextAsk(Mishap.TASK_FAILS);
        String task = ((Answer.Accepted) world.writer().detach(ask(ENI))).taskId();
        world.later(Duration.ofSeconds(6));
        assertThat(world.reader().task(GUANGZHOU, task)).isInstanceOf(TaskReading.Failed.class);
        assertThat(seen(ENI).attachment()).isPresent();
    }

    @Test
    void a_detach_of_what_is_free_says_so() {
        world.detachNow(ENI);
        assertThat(world.writer().detach(ask(ENI)))
                .isInstanceOfSatisfying(
                        Answer.NotDone.class,
                        no -> assertThat(no.trouble().advice()).isEqualTo(Advice.NOT_ATTACHED));
    }

    @Test
    void a_detach_of_what_is_nowhere_is_certainly_not_done() {
        assertThat(world.writer().detach(ask(NOBODY)))
                .isInstanceOfSatisfying(
                        Answer.NotDone.class,
                        no -> assertThat(no.trouble().passing()).isFalse());
    }

    @Test
    void a_second_detach_during_the_first_is_not_done_and_passes() {
        world.writer().detach(ask(ENI));
        Ask second = new Ask(GUANGZHOU, SHOP, ENI, SERVER, "D-7K3Q9P-1", () -> true);
        assertThat(world.writer().detach(second))
                .isInstanceOfSatisfying(
                        Answer.NotDone.class,
                        no -> assertThat(no.trouble().passing()).isTrue());
        assertThat(world.taken(ENI)).isEqualTo(1);
    }

    @Test
    void a_throttled_ask_is_certainly_not_done_and_may_be_made_again() {
        world.nextAsk(Mishap.THROTTLED);
        assertThat(world.writer().detach(ask(ENI))).isInstanceOfSatisfying(Answer.NotDone.class, no -> {
            assertThat(no.trouble().advice()).isEqualTo(Advice.TOO_MANY_CALLS);
            assertThat(no.trouble().passing()).isTrue();
        });
        assertThat(world.writer().detach(ask(ENI))).isInstanceOf(Answer.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE_EFFECT", "LOST_AFTER_EFFECT", "NO_TASK_IN_THE_ANSWER", "SERVER_FAULT"})
    void an_ask_without_a_clear_answer_is_in_doubt_and_made_once(Mishap mishap) {
        world.nextAsk(mishap);
        assertThat(world.writer().detach(ask(ENI))).isInstanceOf(Answer.InDoubt.class);
        boolean effect = mishap == Mishap.LOST_AFTER_EFFECT || mishap == Mishap.NO_TASK_IN_THE_ANSWER;
        assertThat(world.taken(ENI)).isEqualTo(effect ? 1 : 0);
        world.later(Duration.ofSeconds(6));
        assertThat(seen(ENI).attachment().isPresent()).isNotEqualTo(effect);
    }

    @Test
    void an_ask_that_is_not_wanted_any_more_is_not_made() {
        Ask late = new Ask(GUANGZHOU, SHOP, ENI, SERVER, "D-7K3Q9M-1", () -> false);
        assertThat(world.writer().detach(late)).isInstanceOf(Answer.NotDone.class);
        assertThat(world.taken(ENI)).isZero();
    }
}
