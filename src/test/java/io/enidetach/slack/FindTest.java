package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Fixtures;
import io.enidetach.request.VpcFacts;
import io.enidetach.sandbox.slack.Delivered;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackView;
import io.enidetach.slack.words.Stories;
import io.enidetach.workflow.EniSearch.Candidate;
import io.enidetach.workflow.EniSearch.Findings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The search in the form, on the wire of Socket Mode; {@code FindStoriesTest} has both transports and the whole bot. */
class FindTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VALUE = "eni-m6dyj72l vpc-7t9nf3pu ins-xx44545f ap-guangzhou";

    private final Office office = Office.overSockets();

    @AfterEach
    void leave() {
        office.close();
    }

    private static Candidate candidate(EniId id, String name, String vpcName) {
        EniFacts some = Fixtures.eni(id);
        EniFacts eni = new EniFacts(
                id,
                name,
                Fixtures.VPC,
                some.subnet(),
                some.zone(),
                false,
                Optional.of(new Attachment(Fixtures.SERVER, Optional.empty())),
                List.of(new Address("10.0.0.12", true, Optional.of("203.0.113.7"), Optional.empty())),
                some.securityGroups(),
                some.tags());
        VpcFacts vpc = new VpcFacts(Fixtures.VPC, Optional.of(vpcName), Optional.empty());
        return new Candidate(Fixtures.GUANGZHOU, eni, vpc, Optional.empty());
    }

    private SlackView opened(String user) {
        office.types(user, "/eni-detach");
        Eventually.is(() -> !office.workspace.modals(user).isEmpty());
        return office.workspace.modals(user).get(0);
    }

    private JsonNode options(Delivered answer) {
        assertThat(answer.isAcked()).as(answer.toString()).isTrue();
        try {
            return JSON.readTree(answer.body()).path("options");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private JsonNode search(String user, String text) {
        return options(office.slack
                .actor()
                .suggest(user, opened(user).id(), "find", text)
                .join());
    }

    @Test
    void what_was_found_is_shown_with_what_tells_one_from_another() {
        office.search.findings = new Findings(List.of(candidate(Fixtures.ENI, "shop-db-2", "prod-shop")), true);
        JsonNode options = search("U0ALICE", "shop");
        assertThat(options).hasSize(1);
        assertThat(options.at("/0/text/text").asText()).isEqualTo("shop-db-2 · 10.0.0.12 · eni-m6dyj72l");
        assertThat(options.at("/0/description/text").asText()).isEqualTo("prod-shop · ins-xx44545f · ap-guangzhou");
        assertThat(options.at("/0/value").asText()).isEqualTo(VALUE);
        ScriptedSearch.Asked asked = office.search.asked.remove();
        assertThat(asked.by()).isEqualTo(Fixtures.ALICE);
        assertThat(asked.in()).isEqualTo(Fixtures.OPS);
        assertThat(asked.text()).isEqualTo("shop");
    }

    @Test
    void what_is_not_all_ends_with_the_hint_to_type_the_id() {
        office.search.findings = new Findings(List.of(candidate(Fixtures.ENI, "shop-db-2", "prod-shop")), false);
        JsonNode options = search("U0ALICE", "shop");
        assertThat(options).hasSize(2);
        assertThat(options.at("/1/text/text").asText()).contains("Type its ID");
        assertThat(options.at("/1/value").asText()).isEqualTo("-");
    }

    @Test
    void carol_reads_the_hint_in_chinese() {
        office.search.findings = new Findings(List.of(), false);
        assertThat(search("U0CAROL", "shop").at("/0/text/text").asText()).contains("输入它的 ID");
    }

    @Test
    void slack_takes_a_hundred_however_nasty_their_names_and_no_more_are_sent() {
        List<Candidate> many = IntStream.range(0, 150)
                .mapToObj(i -> candidate(new EniId("eni-x%07d".formatted(i)), Stories.HOSTILE, Stories.HOSTILE))
                .toList();
        office.search.findings = new Findings(many, true);
        JsonNode options = search("U0ALICE", "shop");
        assertThat(options).hasSize(100);
        assertThat(options.at("/99/value").asText()).isEqualTo("-");
        for (int i = 0; i < 99; i++) {
            assertThat(options.get(i).path("text").path("text").asText())
                    .endsWith("· 10.0.0.12 · eni-x%07d".formatted(i))
                    .doesNotContain("\u202E", "\n");
            assertThat(options.get(i).path("value").asText()).hasSizeLessThanOrEqualTo(75);
        }
    }

    @Test
    void a_choice_fills_in_the_empty_fields() {
        SlackView form = opened("U0ALICE");
        SlackView filled = chooses(form, VALUE, Map.of());
        assertThat(field(filled, "enis")).isEqualTo("eni-m6dyj72l");
        assertThat(field(filled, "vpc")).isEqualTo("vpc-7t9nf3pu");
        assertThat(field(filled, "instance")).isEqualTo("ins-xx44545f");
        assertThat(field(filled, "region")).isEqualTo("ap-guangzhou");
        assertThat(filled.blocks().toString()).contains("`eni-m6dyj72l` on `ins-xx44545f` is chosen");
    }

    @Test
    void a_choice_is_added_to_what_somebody_typed() {
        SlackView form = opened("U0ALICE");
        SlackView filled = chooses(form, VALUE, Map.of("enis", "eni-b4ckup01"));
        assertThat(field(filled, "enis_2")).isEqualTo("eni-b4ckup01 eni-m6dyj72l");
        assertThat(field(filled, "vpc")).isEqualTo("vpc-7t9nf3pu");
    }

    @Test
    void what_is_chosen_twice_stands_there_once() {
        SlackView once = chooses(opened("U0ALICE"), VALUE, Map.of());
        SlackView twice = chooses(once, VALUE, Map.of());
        assertThat(field(twice, "enis")).isEqualTo("eni-m6dyj72l");
    }

    @Test
    void an_eni_of_another_server_than_the_fields_name_is_not_added_and_that_is_said() {
        SlackView form = opened("U0ALICE");
        SlackView filled = chooses(form, VALUE, Map.of("enis", "eni-b4ckup01", "instance", "ins-b4ckup01"));
        assertThat(field(filled, "enis")).isEqualTo("eni-b4ckup01");
        assertThat(field(filled, "vpc")).isEmpty();
        assertThat(filled.blocks().toString()).contains("was *not* added: it is on `ins-xx44545f`");
        sends(filled, Map.of());
        assertThat(office.desk.opened.remove().command().enis()).containsExactly(new EniId("eni-b4ckup01"));
    }

    @Test
    void a_field_that_is_full_stays_as_it_is() {
        SlackView form = opened("U0ALICE");
        String full = "eni-b4ckup01 ".repeat(38);
        SlackView filled = chooses(form, VALUE, Map.of("enis", full));
        assertThat(filled.blocks().toString()).contains("the field below is full");
    }

    @Test
    void what_is_wrong_with_a_field_that_got_a_new_name_is_said_under_it() {
        SlackView filled = chooses(opened("U0ALICE"), VALUE, Map.of("enis", "eni-b4ckup01"));
        Delivered sent = sends(filled, Map.of("enis_2", "eni-short"));
        assertThat(sent.detail()).isEmpty();
        assertThat(now(filled).errors().path("enis_2").asText()).contains("not an interface ID");
    }

    @Test
    void the_hint_chooses_nothing() {
        SlackView form = opened("U0ALICE");
        found(form);
        assertThat(choose(form, "-", Map.of()).isAcked()).isTrue();
        office.slack.twistNext(payload -> {
            payload.withObject("/actions/0/selected_option").put("value", "eni-m6dyj72l; drop table");
            return payload;
        });
        assertThat(choose(form, VALUE, Map.of()).isAcked()).isTrue();
        chooses(form, VALUE, Map.of());
        Eventually.is(() -> office.slack.calls().of("views.update").size() == 1);
    }

    @Test
    void a_form_that_cannot_be_filled_in_still_brings_the_choice_when_it_is_submitted() {
        SlackView form = opened("U0ALICE");
        found(form);
        office.slack.faults().next("views.update", SlackFault.UNAVAILABLE, 1);
        assertThat(choose(form, VALUE, Map.of()).isAcked()).isTrue();
        Eventually.is(() -> !office.slack.calls().of("views.update").isEmpty());
        Delivered sent = office.slack
                .actor()
                .submit("U0ALICE", form.id(), Map.of("find", VALUE, "reason", "INC-7"))
                .join();
        assertThat(sent.body()).contains("D-7K3Q9M");
        RecordingDesk.Opened opened = office.desk.opened.remove();
        assertThat(opened.command().enis()).containsExactly(Fixtures.ENI);
        assertThat(opened.command().region()).contains(Fixtures.GUANGZHOU);
        // Not read from the fields, so the requester sees it before anything happens.
        assertThat(opened.command().vpc()).isEmpty();
    }

    @Test
    void what_stands_in_the_fields_counts_whatever_was_chosen() {
        SlackView form = opened("U0ALICE");
        found(form);
        office.slack
                .actor()
                .submit("U0ALICE", form.id(), Map.of("find", VALUE, "enis", "eni-b4ckup01"))
                .join();
        assertThat(office.desk.opened.remove().command().enis()).containsExactly(new EniId("eni-b4ckup01"));
    }

    @Test
    void neither_a_choice_nor_an_id_is_said_under_the_field() {
        Delivered sent = office.slack
                .actor()
                .submit("U0ALICE", opened("U0ALICE").id(), Map.of("reason", "INC-7"))
                .join();
        assertThat(sent.body()).contains("\"errors\"", "\"enis\"");
    }

    @Test
    void a_payload_of_another_workspace_gets_an_empty_list() {
        SlackView form = opened("U0ALICE");
        office.slack.twistNext(payload -> {
            payload.withObject("/team").put("id", "T0OTHER");
            return payload;
        });
        Delivered answer = office.slack
                .actor()
                .suggest("U0ALICE", form.id(), "find", "shop")
                .join();
        assertThat(options(answer)).isEmpty();
        assertThat(office.search.asked).isEmpty();
    }

    @Test
    void a_search_that_breaks_is_answered_with_the_hint() {
        SlackView form = opened("U0ALICE");
        office.search.findings = null;
        Delivered answer = office.slack
                .actor()
                .suggest("U0ALICE", form.id(), "find", "shop")
                .join();
        assertThat(options(answer).at("/0/value").asText()).isEqualTo("-");
    }

    private Delivered sends(SlackView form, Map<String, String> entered) {
        return office.slack.actor().submit("U0ALICE", form.id(), entered).join();
    }

    private SlackView chooses(SlackView form, String value, Map<String, String> typed) {
        found(form);
        assertThat(choose(form, value, typed).isAcked()).isTrue();
        Eventually.is(() -> !now(form).hash().equals(form.hash()));
        return now(form);
    }

    private Delivered choose(SlackView form, String value, Map<String, String> typed) {
        ObjectNode entered = JSON.createObjectNode();
        typed.forEach(entered::put);
        return office.slack
                .actor()
                .chooseInView("U0ALICE", form.id(), "find", value, entered)
                .join();
    }

    /** What is chosen was found before, and a hint that more could be. */
    private void found(SlackView form) {
        office.search.findings = new Findings(List.of(candidate(Fixtures.ENI, "shop-db-2", "prod-shop")), false);
        assertThat(office.slack
                        .actor()
                        .suggest("U0ALICE", form.id(), "find", "shop")
                        .join()
                        .isAcked())
                .isTrue();
    }

    private SlackView now(SlackView form) {
        return office.workspace.modals("U0ALICE").stream()
                .filter(view -> view.id().equals(form.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String field(SlackView form, String block) {
        for (var each : form.blocks()) {
            if (each.path("block_id").asText().equals(block)) {
                return each.path("element").path("initial_value").asText();
            }
        }
        throw new AssertionError("no block " + block);
    }
}
