package io.enidetach.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LivePolicyTest {
    private static final String FIRST = "regions: [ap-guangzhou]\nproduction: {}\nrules: []\n";
    private static final String SECOND = "regions: [ap-shanghai]\nproduction: {}\nrules: []\n";
    private static final String BROKEN = "regions: [ap-shanghai]\nproduction: {}\nrulez: []\n";

    @TempDir
    Path folder;

    private Path file;
    private LivePolicy unit;

    @BeforeEach
    void load() throws IOException {
        file = folder.resolve("policy.yml");
        write(FIRST);
        unit = new LivePolicy(file, ((Loaded.Ok) PolicyFile.load(file)).policy());
    }

    @Test
    void an_unchanged_file_changes_nothing() {
        Policy before = unit.current();

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
        assertThat(unit.current().version()).isEqualTo(before.version());
    }

    @Test
    void a_changed_file_is_in_force_after_the_next_look() throws IOException {
        write(SECOND);

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.CHANGED);
        assertThat(unit.current().defaultRegion()).isEqualTo(Policies.SHANGHAI);
        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
    }

    @Test
    void a_broken_file_leaves_the_old_policy_in_force_and_is_told_once() throws IOException {
        write(BROKEN);

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.BROKEN);
        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
        assertThat(unit.current().defaultRegion()).isEqualTo(Policies.GUANGZHOU);
        assertThat(unit.fault())
                .hasValueSatisfying(fault -> assertThat(fault.line()).isOne());
        assertThat(unit.faults()).hasSize(2);
    }

    @Test
    void a_missing_file_counts_as_broken_and_is_told_once() throws IOException {
        Files.delete(file);

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.BROKEN);
        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
        assertThat(unit.fault()).map(Fault::kind).contains(Fault.Kind.UNREADABLE_FILE);
    }

    @Test
    void a_mended_file_takes_the_fault_away_even_when_it_is_the_old_text() throws IOException {
        write(BROKEN);
        unit.reload();
        write(FIRST);

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.CHANGED);
        assertThat(unit.fault()).isEmpty();

        write(BROKEN);
        unit.reload();
        write(SECOND);
        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.CHANGED);
        assertThat(unit.current().defaultRegion()).isEqualTo(Policies.SHANGHAI);
    }

    /** What may stand where the policy was. */
    enum Swap {
        A_FOLDER {
            @Override
            void put(Path file) throws IOException {
                Files.createDirectory(file);
            }
        },
        AN_ENDLESS_DEVICE {
            @Override
            void put(Path file) throws IOException {
                Files.createSymbolicLink(file, Path.of("/dev/zero"));
            }
        },
        A_PIPE {
            @Override
            void put(Path file) throws IOException, InterruptedException {
                assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                        .isZero();
            }
        },
        AN_EMPTY_FILE {
            @Override
            void put(Path file) throws IOException {
                Files.createFile(file);
            }
        },
        TEN_MEGABYTES {
            @Override
            void put(Path file) throws IOException {
                Files.writeString(file, "# and so on\n".repeat(900_000));
            }
        },
        A_BOMB_OF_ALIASES {
            @Override
            void put(Path file) throws IOException {
                StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
                for (int i = 1; i < 40; i++) {
                    bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
                }
                Files.writeString(file, bomb);
            }
        };

        abstract void put(Path file) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(20)
    void whatever_stands_where_the_policy_was_the_former_one_stays_in_force(Swap swap) throws Exception {
        Files.delete(file);
        swap.put(file);

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.BROKEN);
        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.UNCHANGED);
        assertThat(unit.current().defaultRegion()).isEqualTo(Policies.GUANGZHOU);
    }

    @Test
    void a_link_that_is_turned_to_another_file_is_followed() throws IOException {
        Path second = Files.writeString(folder.resolve("second.yml"), SECOND);
        Files.delete(file);
        Files.createSymbolicLink(file, second);

        assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.CHANGED);
        assertThat(unit.current().defaultRegion()).isEqualTo(Policies.SHANGHAI);
    }

    @Test
    void a_change_between_the_first_load_and_the_first_look_is_not_missed() throws IOException {
        var first = ((Loaded.Ok) PolicyFile.load(file)).policy();
        write(SECOND);

        assertThat(new LivePolicy(file, first).reload()).isEqualTo(LivePolicy.Reload.CHANGED);
    }

    @Test
    void readers_always_see_one_whole_policy() throws Exception {
        var mixed = new AtomicBoolean();
        var done = new AtomicBoolean();
        var reader = new Thread(() -> {
            while (!done.get()) {
                Policy policy = unit.current();
                boolean first = policy.defaultRegion().equals(Policies.GUANGZHOU);
                mixed.compareAndSet(false, first != policy.version().equals(SourceText.version(FIRST)));
            }
        });
        reader.start();
        for (int i = 0; i < 200; i++) {
            write(i % 2 == 0 ? SECOND : FIRST);
            assertThat(unit.reload()).isEqualTo(LivePolicy.Reload.CHANGED);
        }
        done.set(true);
        reader.join();

        assertThat(mixed).isFalse();
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
