package io.enidetach.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String KEY = "Gu5t9xG+ARNp/q86";

    @Test
    void a_secret_does_not_print() {
        record Holder(Optional<Secret> secret) {}

        assertThat("" + new Secret(KEY)).isEqualTo("Secret(…)");
        assertThat(new Holder(Optional.of(new Secret(KEY))).toString()).doesNotContain(KEY);
    }

    @Test
    void an_empty_secret_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(" "));
    }
}
