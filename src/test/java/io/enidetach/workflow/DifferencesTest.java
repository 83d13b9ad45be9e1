package io.enidetach.workflow;

import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.SERVER;
import static io.enidetach.request.Fixtures.VPC;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Fixtures;
import io.enidetach.request.InstanceId;
import io.enidetach.request.VpcId;
import io.enidetach.workflow.Differences.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final EniFacts SHOWN = facts(f -> {});

    /** An ENI's facts while they are changed. */
    private static final class Draft {
        private String name = "db";
        private VpcId vpc = VPC;
        private Optional<String> subnet = Optional.of("subnet-1");
        private Optional<Attachment> attachment = Optional.of(new Attachment(SERVER, Optional.of("since")));
        private List<Address> addresses = List.of(
                address("10.0.0.12", Optional.of("203.0.113.7"), Optional.of("eip-dgd545ef")),
                address("10.0.0.13", Optional.empty(), Optional.empty()));
        private Optional<List<String>> groups = Optional.of(List.of("sg-1", "sg-2"));
        private Optional<Map<String, String>> tags = Optional.of(Map.of("env", "dev"));
    }

    private static Address address(String ip, Optional<String> open, Optional<String> eip) {
        return new Address(ip, ip.equals("10.0.0.12"), open, eip);
    }

    private static EniFacts facts(Consumer<Draft> edit) {
        Draft d = new Draft();
        edit.accept(d);
        return new EniFacts(
                ENI, d.name, d.vpc, d.subnet, Optional.of("zone"), false, d.attachment, d.addresses, d.groups, d.tags);
    }

    private static List<Difference> after(Consumer<Draft> edit) {
        return Differences.between(SHOWN, facts(edit));
    }

    @Test
    void what_is_as_it_was_shows_none() {
        assertThat(Differences.between(SHOWN, SHOWN)).isEmpty();
    }

    @Test
    void the_order_in_which_the_cloud_lists_things_is_none() {
        assertThat(after(f -> {
                    f.groups = Optional.of(List.of("sg-2", "sg-1"));
                    f.addresses = List.of(f.addresses.get(1), f.addresses.get(0));
                }))
                .isEmpty();
    }

    @Test
    void what_one_of_two_readings_lacks_is_none() {
        Consumer<Draft> lacking = f -> {
            f.name = "";
            f.subnet = Optional.empty();
            f.attachment = Optional.of(new Attachment(SERVER, Optional.empty()));
            f.addresses = List.of();
            f.groups = Optional.empty();
            f.tags = Optional.empty();
        };
        assertThat(after(lacking)).isEmpty();
        assertThat(Differences.between(facts(lacking), SHOWN)).isEmpty();
        assertThat(after(f -> f.addresses = List.of(
                        address("10.0.0.12", Optional.of("203.0.113.7"), Optional.empty()), f.addresses.get(1))))
                .isEmpty();
    }

    @Test
    void each_field_that_differs_is_told_with_both_values() {
        assertThat(after(f -> f.name = "web")).containsExactly(new Difference("name", "db", "web"));
        assertThat(after(f -> f.vpc = new VpcId("vpc-00000001")))
                .containsExactly(new Difference("vpc", VPC.value(), "vpc-00000001"));
        assertThat(after(f -> f.subnet = Optional.of("subnet-2")))
                .containsExactly(new Difference("subnet", "subnet-1", "subnet-2"));
        assertThat(after(f -> f.groups = Optional.of(List.of())))
                .containsExactly(new Difference("groups", "sg-1, sg-2", ""));
        assertThat(after(f -> f.tags = Optional.of(Map.of("env", "prod"))))
                .containsExactly(new Difference("tags", "env=dev", "env=prod"));
    }

    @Test
    void another_server_and_another_attach_time_are_told() {
        InstanceId other = new InstanceId("ins-00000001");
        assertThat(after(f -> f.attachment = Optional.of(new Attachment(other, Optional.of("since")))))
                .containsExactly(new Difference("attachment", SERVER + " since", "ins-00000001 since"));
        assertThat(after(f -> f.attachment = Optional.of(new Attachment(SERVER, Optional.of("later")))))
                .containsExactly(new Difference("attachment", SERVER + " since", SERVER + " later"));
    }

    @Test
    void a_private_address_more_or_less_is_told() {
        assertThat(after(f -> f.addresses = f.addresses.subList(0, 1)))
                .containsExactly(new Difference("private", "10.0.0.12, 10.0.0.13", "10.0.0.12"));
    }

    @Test
    void a_public_address_that_came_went_or_changed_is_told() {
        assertThat(after(f -> f.addresses =
                        List.of(address("10.0.0.12", Optional.empty(), Optional.empty()), f.addresses.get(1))))
                .containsExactly(new Difference("public", "203.0.113.7 eip-dgd545ef", ""));
        assertThat(after(f -> f.addresses = List.of(
                        f.addresses.get(0),
                        address("10.0.0.13", Optional.of("203.0.113.8"), Optional.of("eip-00000001")))))
                .containsExactly(new Difference("public", "", "203.0.113.8 eip-00000001"));
    }

    @Test
    void what_weighs_most_is_told_first() {
        assertThat(after(f -> {
                    f.name = "web";
                    f.groups = Optional.of(List.of());
                    f.vpc = new VpcId("vpc-00000001");
                }))
                .extracting(Difference::field)
                .containsExactly("vpc", "groups", "name");
    }

    @Test
    void the_facts_of_the_fixtures_do_not_differ_from_themselves() {
        assertThat(Differences.between(Fixtures.eni(ENI), Fixtures.eni(ENI))).isEmpty();
    }
}
