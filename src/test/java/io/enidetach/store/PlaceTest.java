package io.enidetach.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @Test
    void a_file_is_made_absolute() {
        Place place = Place.parse("jdbc:sqlite:data/eni-detach.db");
        assertThat(place.file()).contains(Path.of("data/eni-detach.db").toAbsolutePath());
        assertThat(place.dialect()).isEqualTo(Dialect.SQLITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void user_and_password_are_decoded_and_taken_out_of_the_url(String scheme) {
        Place place = Place.parse(scheme + "://bot%40x:p%2Fa+s%3As:%25@db.example:6432/bot?sslmode=require");
        assertThat(place.user()).contains("bot@x");
        assertThat(place.password()).contains("p/a+s:s:%");
        assertThat(place.jdbc()).isEqualTo("jdbc:postgresql://db.example:6432/bot?sslmode=require");
    }

    @Test
    void a_jdbc_url_keeps_its_options_but_user_and_password() {
        Place place = Place.parse("jdbc:postgresql://h1:1,h_2:2/bot?user=me&ssl=true&password=a%26b");
        assertThat(place.user()).contains("me");
        assertThat(place.password()).contains("a&b");
        assertThat(place.jdbc()).isEqualTo("jdbc:postgresql://h1:1,h_2:2/bot?ssl=true");
    }

    @Test
    void it_prints_no_secret() {
        Place place = Place.parse("postgres://bot:s3cret@db.example/bot?password=s3cret&sslpassword=s3cret");
        assertThat(place.toString()).isEqualTo("db.example/bot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:h2:s3cret",
                "postgres:s3cret",
                "s3cret",
                "postgres://u:s3cret%zz@h/d"
            })
    void anything_else_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> Place.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:sqlite:PATH")
                .hasMessageNotContaining("s3cret");
    }
}
