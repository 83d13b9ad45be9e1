package io.enidetach.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.policy.Subject;
import io.enidetach.policy.Truth;
import io.enidetach.request.Person;
import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.slack.SlackGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
    private final Office office = Office.overHttp();

    @AfterEach
    void leave() {
        office.close();
    }

    @Test
    void a_member_is_in_their_groups_and_in_no_others() {
        Subject alice = subject("U0ALICE");
        assertThat(alice.fullMember()).isEqualTo(Truth.YES);
        assertThat(alice.groups().has("S0NETOPS")).isEqualTo(Truth.YES);
        assertThat(alice.groups().has("S0LEADS")).isEqualTo(Truth.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"U0FRANK", "U0GUEST", "U0STRANGE", "USLACKBOT", "U0NOBODY"})
    void who_is_gone_a_guest_from_elsewhere_or_no_person_is_no_full_member(String id) {
        assertThat(subject(id).fullMember()).isEqualTo(Truth.NO);
    }

    @Test
    void the_bot_itself_is_no_full_member() {
        assertThat(subject(office.workspace.botUserId()).fullMember()).isEqualTo(Truth.NO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S0OLD", "S0NOWHERE"})
    void nobody_is_in_a_group_that_is_disabled_or_not_there(String group) {
        assertThat(subject("U0DAVE").groups().has(group)).isEqualTo(Truth.NO);
    }

    @Test
    void what_cannot_be_read_is_unknown_and_is_not_remembered() {
        office.slack.faults().next("users.info", SlackFault.SERVER_ERROR, 1);
        office.slack.faults().nextError("usergroups.users.list", "missing_scope", 1);
        assertThat(subject("U0ALICE").fullMember()).isEqualTo(Truth.UNKNOWN);
        assertThat(subject("U0ALICE").fullMember()).isEqualTo(Truth.YES);
        assertThat(subject("U0ALICE").groups().has("S0NETOPS")).isEqualTo(Truth.UNKNOWN);
        assertThat(subject("U0ALICE").groups().has("S0NETOPS")).isEqualTo(Truth.YES);
    }

    @Test
    void a_reading_counts_for_a_short_while() {
        subject("U0ALICE").groups().has("S0NETOPS");
        dismissAlice();
        assertThat(subject("U0ALICE").groups().has("S0NETOPS")).isEqualTo(Truth.YES);
        office.clock.advance(SlackDirectory.KEPT.plusMillis(1));
        assertThat(subject("U0ALICE").groups().has("S0NETOPS")).isEqualTo(Truth.NO);
    }

    @Test
    void a_fresh_reading_begins_after_the_click_and_corrects_the_older_one() {
        subject("U0ALICE").groups().has("S0NETOPS");
        Instant click = office.clock.instant();
        dismissAlice();
        Subject fresh = office.edge.directory().subjectSince(new Person("U0ALICE"), click);
        assertThat(fresh.groups().has("S0NETOPS")).isEqualTo(Truth.NO);
        assertThat(subject("U0ALICE").groups().has("S0NETOPS")).isEqualTo(Truth.NO);
    }

    @Test
    void a_reading_that_began_after_the_click_serves_a_later_question_about_it() {
        Instant click = office.clock.instant();
        office.clock.advance(Duration.ofMillis(1));
        office.edge
                .directory()
                .subjectSince(new Person("U0ALICE"), click)
                .groups()
                .has("S0NETOPS");
        office.edge
                .directory()
                .subjectSince(new Person("U0ALICE"), click)
                .groups()
                .has("S0NETOPS");
        assertThat(office.slack.calls().of("users.info")).hasSize(1);
        assertThat(office.slack.calls().of("usergroups.users.list")).hasSize(1);
    }

    private Subject subject(String id) {
        return office.edge.directory().subject(new Person(id));
    }

    private void dismissAlice() {
        SlackGroup group = office.workspace.group("S0NETOPS").orElseThrow();
        office.workspace.put(group.of(Set.of("U0CAROL")));
    }
}
