package io.enidetach.story;

import static io.enidetach.story.Story.ALICE;
import static io.enidetach.story.Story.CAROL;
import static io.enidetach.story.Story.DAVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.sandbox.tencent.Eni;
import io.enidetach.sandbox.tencent.Fault;
import io.enidetach.sandbox.tencent.FaultRule;
import io.enidetach.testing.MostlyWaiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form's search through the whole bot: from an address in an alert to the ENI detached. */
@MostlyWaiting
@Timeout(60)
class FindStoriesTest {
    private static final String LAB_VALUE = "eni-d3v00001 vpc-d3v00001 ins-d3v00001 ap-guangzhou";

    @RegisterExtension
    final Story story = new Story();

    private SlackView form(String who) {
        assertThat(story.types(who, "").isAcked()).isTrue();
        return story.modal(who, "detach_form");
    }

    private String search(String who, SlackView form, String text) {
        Delivered answer =
                story.slack.actor().suggest(who, form.id(), "find", text).join();
        assertThat(answer.isAcked()).as(answer.toString()).isTrue();
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(3));
        return answer.body();
    }

    @ParameterizedTest
    @CsvSource({"v2, false", "v3, true"})
    void from_an_address_to_the_interface_detached(String api, boolean sockets) {
        story.with("TENCENTCLOUD_API", api);
        if (sockets) {
            story.overSocketMode();
        }
        story.begin();
        SlackView form = form(ALICE);
        assertThat(search(ALICE, form, "10.1.0.11")).contains("lab-test-a", LAB_VALUE);

        ObjectNode nothing = new ObjectMapper().createObjectNode();
        assertThat(story.slack
                        .actor()
                        .chooseInView(ALICE, form.id(), "find", LAB_VALUE, nothing)
                        .join()
                        .isAcked())
                .isTrue();
        SlackView filled = story.modal(ALICE, "is chosen. What");
        Delivered sent = story.slack
                .actor()
                .submit(ALICE, filled.id(), Map.of("find", LAB_VALUE, "reason", "INC-7"))
                .join();
        assertThat(sent.isAcked()).as(sent.toString()).isTrue();
        String id = story.await(m -> m.metadata().isPresent())
                .metadata()
                .orElseThrow()
                .at("/event_payload/id")
                .asText();
        story.end(id, "succeeded");
        assertThat(story.cloud.model().serverOf("eni-d3v00001")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"v2", "v3"})
    void an_address_that_is_in_two_regions_is_a_choice(String api) {
        story.cloud
                .model()
                .add(new Eni("vpc-sh4ngha1", "eni-tw1n0001", "branch-twin")
                        .address("10.1.0.11")
                        .on("ins-sh000001", Instant.now(java.time.Clock.systemUTC())));
        story.with("TENCENTCLOUD_API", api).begin();
        assertThat(search(ALICE, form(ALICE), "10.1.0.11"))
                .contains("eni-d3v00001", "ap-guangzhou", "eni-tw1n0001", "ap-shanghai");
    }

    @Test
    void nobody_sees_what_the_policy_does_not_let_them_detach() {
        story.policy("groups: [S0NETOPS] => groups: [S0NETOPS]\n    vpcs: [\"dev-*\"]")
                .begin();
        SlackView form = form(ALICE);
        assertThat(search(ALICE, form, "lab-test")).contains("eni-d3v00001");
        assertThat(search(ALICE, form, "shop-db")).isEqualTo("{\"options\":[]}");
        int calls = story.cloud.calls().all().size();
        SlackView daves = form(DAVE);
        assertThat(search(DAVE, daves, "lab-test")).isEqualTo("{\"options\":[]}");
        assertThat(story.cloud.calls().all()).hasSize(calls);
    }

    @Test
    void primary_and_free_interfaces_are_not_offered() {
        story.begin();
        assertThat(search(CAROL, form(CAROL), "shop"))
                .contains("eni-m6dyj72l", "eni-st4ndby1")
                .doesNotContain("eni-pr1mary1", "eni-fr33fr33");
    }

    @Test
    void a_cloud_that_hangs_is_answered_within_three_seconds_with_what_to_do() {
        story.cloud.faults().set(FaultRule.of(Fault.HANG).on("DescribeNetworkInterfaces"));
        story.begin();
        assertThat(search(ALICE, form(ALICE), "shop")).contains("Type its ID", "\"value\":\"-\"");
    }
}
