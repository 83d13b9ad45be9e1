package io.enidetach.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.cloud.Advice;
import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.Clue;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Trouble;
import io.enidetach.policy.Groups;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Loaded;
import io.enidetach.policy.PolicyFile;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Truth;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.Channel;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Fixtures;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import io.enidetach.workflow.EniSearch.Candidate;
import io.enidetach.workflow.EniSearch.Findings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CloudSearchTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Channel OPS = new Channel("C0OPS");
    private static final Person ALICE = new Person("U0ALICE");
    private static final Region GUANGZHOU = new Region("ap-guangzhou");
    private static final Region SHANGHAI = new Region("ap-shanghai");
    private static final VpcId DEV = new VpcId("vpc-d3v00001");
    private static final VpcId SHOP = new VpcId("vpc-7t9nf3pu");
    private static final String POLICY = """
            regions: [ap-guangzhou, ap-shanghai]
            production: {}
            rules:
              - name: developers
                effect: allow
                users: [U0ALICE]
                channels: [C0OPS]
                vpcs: ["dev-*"]
            """;

    private final Cloud cloud = new Cloud();
    private final People people = new People();
    private final CloudSearch unit = search(SOON);
    /** Gives up only when a test does. */
    private final CloudSearch patient = search(Duration.ofMinutes(1));

    private CloudSearch search(Duration within) {
        LivePolicy policy =
                new LivePolicy(Path.of("policy.yml"), ((Loaded.Ok) PolicyFile.parse(POLICY, "policy.yml")).policy());
        return new CloudSearch(cloud, policy, people, within);
    }

    @AfterEach
    void close() {
        cloud.goOn.countDown();
        unit.close();
        patient.close();
    }

    private static final class Cloud implements CloudFinder {
        private final Map<Region, List<EniFacts>> enis = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final Set<Region> hanging = ConcurrentHashMap.newKeySet();
        private final Set<Region> broken = ConcurrentHashMap.newKeySet();
        private volatile boolean filters = true;

        @Override
        public Reading<List<EniFacts>> matching(Region region, Clue clue) {
            asked.add("matching " + region);
            if (hanging.contains(region)) {
                hang();
            }
            if (broken.contains(region)) {
                return new Reading.Unreadable<>(new Trouble(Advice.UNREACHABLE, "timeout", "", true));
            }
            return new Reading.Found<>(
                    filters
                            ? enis.getOrDefault(region, List.of()).stream()
                                    .filter(clue::fits)
                                    .toList()
                            : List.of());
        }

        @Override
        public Reading<List<EniFacts>> listing(Region region) {
            asked.add("listing " + region);
            return new Reading.Found<>(enis.getOrDefault(region, List.of()));
        }

        @Override
        public Reading<VpcFacts> vpc(Region region, VpcId id) {
            return new Reading.Found<>(
                    new VpcFacts(id, Optional.of(id.equals(DEV) ? "dev-lab" : "prod-shop"), Optional.of(Map.of())));
        }

        private void hang() {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void has(Region region, EniFacts... more) {
            List<EniFacts> all = new ArrayList<>(enis.getOrDefault(region, List.of()));
            all.addAll(List.of(more));
            enis.put(region, all);
        }
    }

    private static final class People implements Directory {
        private volatile Truth fullMember = Truth.YES;

        @Override
        public Subject subject(Person person) {
            return new Subject(person.id(), fullMember, Groups.none());
        }

        @Override
        public Optional<Set<String>> members(String group) {
            return Optional.empty();
        }

        @Override
        public Subject subjectSince(Person person, Instant moment) {
            return subject(person);
        }
    }

    private static EniFacts eni(String id, String name, VpcId vpc, String address) {
        return eni(id, name, vpc, address, false, Optional.of("ins-d3v00001"));
    }

    private static EniFacts eni(
            String id, String name, VpcId vpc, String address, boolean primary, Optional<String> server) {
        EniFacts some = Fixtures.eni(Fixtures.ENI);
        return new EniFacts(
                new EniId(id),
                name,
                vpc,
                some.subnet(),
                some.zone(),
                primary,
                server.map(ins -> new Attachment(new InstanceId(ins), Optional.empty())),
                List.of(new Address(address, true, Optional.empty(), Optional.empty())),
                some.securityGroups(),
                some.tags());
    }

    private List<String> found(String text) {
        return unit.find(ALICE, OPS, text).candidates().stream()
                .map(Candidate::eni)
                .map(eni -> eni.id().value())
                .toList();
    }

    @Test
    void an_address_that_several_have_is_a_choice_with_the_region_of_each() {
        cloud.has(GUANGZHOU, eni("eni-00000001", "a", DEV, "10.0.0.5"));
        cloud.has(SHANGHAI, eni("eni-00000002", "b", DEV, "10.0.0.5"));
        Findings found = unit.find(ALICE, OPS, "10.0.0.5");
        assertThat(found.complete()).isTrue();
        assertThat(found.candidates()).extracting(Candidate::region).containsExactly(GUANGZHOU, SHANGHAI);
        assertThat(found.candidates()).allSatisfy(c -> assertThat(c.address()).contains("10.0.0.5"));
    }

    @Test
    void only_what_the_policy_allows_here_is_shown() {
        cloud.has(
                GUANGZHOU,
                eni("eni-00000001", "db-dev", DEV, "10.0.0.5"),
                eni("eni-00000002", "db-prod", SHOP, "10.0.0.6"));
        assertThat(found("db")).containsExactly("eni-00000001");
        assertThat(unit.find(ALICE, new Channel("C0RANDOM"), "db").candidates()).isEmpty();
    }

    @Test
    void who_may_detach_nothing_finds_nothing_and_the_cloud_is_not_asked() {
        cloud.has(GUANGZHOU, eni("eni-00000001", "db-dev", DEV, "10.0.0.5"));
        assertThat(unit.find(new Person("U0DAVE"), OPS, "db")).isEqualTo(new Findings(List.of(), true));
        people.fullMember = Truth.NO;
        assertThat(found("db")).isEmpty();
        assertThat(cloud.asked).isEmpty();
    }

    @Test
    void rights_that_cannot_be_read_show_nothing_and_say_that_it_is_not_all() {
        people.fullMember = Truth.UNKNOWN;
        assertThat(unit.find(ALICE, OPS, "db")).isEqualTo(new Findings(List.of(), false));
        assertThat(cloud.asked).isEmpty();
    }

    @Test
    void primary_and_free_interfaces_are_not_offered() {
        cloud.has(
                GUANGZHOU,
                eni("eni-00000001", "db-1", DEV, "10.0.0.5", true, Optional.of("ins-d3v00001")),
                eni("eni-00000002", "db-2", DEV, "10.0.0.6", false, Optional.empty()),
                eni("eni-00000003", "db-3", DEV, "10.0.0.7"));
        assertThat(found("db")).containsExactly("eni-00000003");
    }

    @Test
    void what_the_cloud_cannot_search_is_looked_for_in_its_lists() {
        cloud.filters = false;
        cloud.has(GUANGZHOU, eni("eni-00000001", "Lab-DB", DEV, "10.0.0.5"));
        assertThat(found("lab-d")).containsExactly("eni-00000001");
        assertThat(found("00000001")).containsExactly("eni-00000001");
    }

    @Test
    void what_is_not_in_a_list_that_was_cut_is_not_said_to_be_nowhere() {
        cloud.filters = false;
        for (int i = 0; i < CloudFinder.LISTING_MAX; i++) {
            cloud.has(GUANGZHOU, eni("eni-%08d".formatted(i), "node", DEV, "10.1.0.5"));
        }
        assertThat(unit.find(ALICE, OPS, "db")).isEqualTo(new Findings(List.of(), false));
    }

    @Test
    void the_exact_one_comes_first() {
        cloud.has(
                GUANGZHOU, eni("eni-00000001", "db-10", DEV, "10.0.0.5"), eni("eni-00000002", "db-1", DEV, "10.0.0.6"));
        assertThat(found("db-1")).containsExactly("eni-00000002", "eni-00000001");
    }

    @Test
    void a_region_that_hangs_keeps_nobody_waiting_and_the_others_are_shown() {
        cloud.hanging.add(SHANGHAI);
        cloud.has(GUANGZHOU, eni("eni-00000001", "db-dev", DEV, "10.0.0.5"));
        Findings found = unit.find(ALICE, OPS, "db");
        assertThat(found.complete()).isFalse();
        assertThat(found.candidates()).hasSize(1);
    }

    @Test
    void when_too_many_search_the_next_one_is_told_at_once() throws InterruptedException {
        cloud.hanging.addAll(List.of(GUANGZHOU, SHANGHAI));
        CountDownLatch done = new CountDownLatch(CloudSearch.SEARCHES_MAX);
        for (int i = 0; i < CloudSearch.SEARCHES_MAX; i++) {
            new Thread(() -> {
                        patient.find(ALICE, OPS, "db");
                        done.countDown();
                    })
                    .start();
        }
        while (cloud.asked.size() < 2 * CloudSearch.SEARCHES_MAX) {
            Thread.onSpinWait();
        }
        assertThat(patient.find(ALICE, OPS, "db")).isEqualTo(new Findings(List.of(), false));
        assertThat(done.getCount()).isEqualTo(CloudSearch.SEARCHES_MAX);
        cloud.goOn.countDown();
        done.await();
    }

    @Test
    void a_region_that_cannot_be_read_is_told_of() {
        cloud.broken.add(SHANGHAI);
        cloud.has(GUANGZHOU, eni("eni-00000001", "db-dev", DEV, "10.0.0.5"));
        Findings found = unit.find(ALICE, OPS, "db");
        assertThat(found.complete()).isFalse();
        assertThat(found.candidates()).hasSize(1);
    }
}
