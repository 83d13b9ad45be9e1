package io.enidetach.workflow;

import static io.enidetach.request.Fixtures.ENI;
import static io.enidetach.request.Fixtures.ENI_2;
import static io.enidetach.request.Fixtures.preview;
import static org.assertj.core.api.Assertions.assertThat;

import io.enidetach.request.EniFacts;
import io.enidetach.request.Preview;
import io.enidetach.request.ServerState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Pattern EXAMPLE = Pattern.compile("```text\n(region .*?)```", Pattern.DOTALL);

    @Test
    void it_is_the_hash_of_the_lines_that_the_document_shows() throws IOException, GeneralSecurityException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs", "audit.md")));
        assertThat(example.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(example.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(Fingerprint.of(preview(ServerState.RUNNING, ENI)))
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void the_order_of_the_enis_does_not_matter() {
        assertThat(Fingerprint.of(preview(ServerState.RUNNING, ENI, ENI_2)))
                .isEqualTo(Fingerprint.of(preview(ServerState.RUNNING, ENI_2, ENI)));
    }

    @Test
    void a_value_cannot_pass_for_another_line() {
        assertThat(Fingerprint.of(named("db\nname web"))).isNotEqualTo(Fingerprint.of(named("db\\nname web")));
    }

    @Test
    void a_field_that_was_not_told_is_not_an_empty_one() {
        assertThat(Fingerprint.of(grouped(Optional.empty())))
                .isNotEqualTo(Fingerprint.of(grouped(Optional.of(List.of()))));
    }

    private static Preview named(String name) {
        return with(name, Optional.of(List.of()));
    }

    private static Preview grouped(Optional<List<String>> groups) {
        return with("db", groups);
    }

    private static Preview with(String name, Optional<List<String>> groups) {
        Preview like = preview(ServerState.RUNNING, ENI);
        EniFacts e = like.enis().get(0);
        return new Preview(
                like.region(),
                like.vpc(),
                like.server(),
                List.of(new EniFacts(
                        ENI,
                        name,
                        e.vpc(),
                        e.subnet(),
                        e.zone(),
                        false,
                        e.attachment(),
                        e.addresses(),
                        groups,
                        Optional.of(Map.of()))));
    }
}
