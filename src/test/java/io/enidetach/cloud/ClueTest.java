package io.enidetach.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Fixtures;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClueTest {
    private static final EniFacts ENI = eni("Shop-DB-2 生产", "10.0.0.12", "203.0.113.7");

    private static EniFacts eni(String name, String privateIp, String publicIp) {
        EniFacts some = Fixtures.eni(Fixtures.ENI);
        return new EniFacts(
                some.id(),
                name,
                some.vpc(),
                some.subnet(),
                some.zone(),
                some.primary(),
                some.attachment(),
                List.of(new Address(privateIp, true, Optional.of(publicIp), Optional.empty())),
                some.securityGroups(),
                some.tags());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop",
                "DB-2",
                " db-2 ",
                "ｄｂ－２",
                "生产",
                "eni-m6dyj72l",
                "ENI-M6",
                "m6dyj",
                "10.0.0.12",
                "10.0.",
                "203.0.113.7"
            })
    void an_eni_is_meant_by_any_part_of_what_it_is_known_by(String text) {
        assertThat(new Clue(text).fits(ENI)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "shop-db-3", "10.0.0.2", "10.0.0.120", "0.0.0.12", "eni-m6dyj72m"})
    void an_eni_is_not_meant_by_what_it_does_not_have(String text) {
        assertThat(new Clue(text).fits(ENI)).isFalse();
    }

    @Test
    void a_whole_address_means_that_one_or_one_that_begins_so() {
        assertThat(new Clue("10.0.0.12").fits(eni("x", "110.0.0.12", "198.51.100.9")))
                .isFalse();
        assertThat(new Clue("10.0.0.1").addressOf(ENI)).contains("10.0.0.12");
        assertThat(new Clue("203.0.113.7").addressOf(ENI)).contains("203.0.113.7");
        assertThat(new Clue("shop").addressOf(ENI)).isEmpty();
    }

    @Test
    void a_whole_id_is_known_as_one() {
        assertThat(new Clue("ENI-m6dyj72l").id()).contains(Fixtures.ENI);
        assertThat(new Clue("eni-m6dyj72").id()).isEmpty();
    }

    @Test
    void a_text_that_nobody_means_is_cut_between_characters() {
        assertThat(new Clue("😀".repeat(100)).text()).isEqualTo("😀".repeat(64));
    }
}
