package io.enidetach;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the code against {@link Rooms}. */
class ArchitectureTest {

    @ParameterizedTest
    @MethodSource("rooms")
    void every_room_that_is_listed_is_there(String room) {
        assertThat(Rooms.in(room)).isNotEmpty();
    }

    @Test
    void every_class_has_a_room() {
        assertThat(Rooms.CLASSES.stream().filter(type -> Rooms.roomOf(type).isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_imports_only_the_rooms_below_it(String room) {
        Set<String> allowed = Rooms.ARROWS.get(room);
        Stream<Dependency> wrong = Rooms.from(room)
                .filter(dependency -> Rooms.roomOf(dependency.getTargetClass().getBaseComponentType())
                        .filter(target -> !target.equals(room) && !allowed.contains(target))
                        .isPresent());

        assertThat(wrong.map(Rooms::described).distinct()).isEmpty();
    }

    @Test
    void no_package_imports_in_a_circle() {
        slices().matching(Rooms.ROOT + ".(**)").should().beFreeOfCycles().check(Rooms.CLASSES);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void a_library_is_imported_only_where_it_belongs(String library) {
        Set<String> allowed = Rooms.CAGES.get(library);
        List<Dependency> uses = Rooms.ARROWS.keySet().stream()
                .flatMap(Rooms::from)
                .filter(dependency -> Rooms.target(dependency).startsWith(library))
                .toList();

        assertThat(uses)
                .describedAs("nobody imports %s: is its name right, is it needed?", library)
                .isNotEmpty();
        assertThat(uses.stream()
                        .filter(use -> !allowed.contains(
                                Rooms.roomOf(use.getOriginClass()).orElseThrow()))
                        .map(Rooms::described)
                        .distinct())
                .isEmpty();
    }

    @Test
    void where_things_are_decided_there_is_no_library() {
        assertThat(Rooms.PURE.stream()
                        .flatMap(Rooms::from)
                        .filter(dependency -> !isOfJava(Rooms.target(dependency)))
                        .map(Rooms::described)
                        .distinct())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.Thread.sleep",
                "java.lang.System.currentTimeMillis",
                "java.time.Instant.now",
                "java.time.LocalDate.now",
                "java.time.LocalDateTime.now",
                "java.time.ZonedDateTime.now",
                "java.time.OffsetDateTime.now"
            })
    void time_comes_from_a_clock_that_is_handed_in(String call) {
        assertThat(uses(call).filter(use -> !takesAClock(use)).map(JavaAccess::getDescription))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.System.out",
                "java.lang.System.err",
                "java.lang.Throwable.printStackTrace",
                "java.lang.System.getenv",
                "java.lang.System.exit"
            })
    void only_the_main_class_knows_the_process(String member) {
        assertThat(uses(member)
                        .filter(use -> !use.getOriginOwner().isEquivalentTo(Main.class))
                        .map(JavaAccess::getDescription))
                .isEmpty();
    }

    @Test
    void the_search_for_calls_finds_what_is_there() {
        assertThat(uses("java.lang.System.exit")).hasSize(1);
    }

    private static Stream<JavaAccess<?>> uses(String member) {
        return Rooms.CLASSES.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access -> member.equals(access.getTargetOwner().getName() + "."
                        + access.getTarget().getName()));
    }

    /** {@code Instant.now(clock)} is the clock's word, not the wall's. */
    private static boolean takesAClock(JavaAccess<?> use) {
        return use.getTarget().getFullName().endsWith("(java.time.Clock)")
                && use.getTargetOwner().getPackageName().equals(Instant.class.getPackageName());
    }

    private static boolean isOfJava(String name) {
        // Primitive types have no package.
        return name.startsWith("java.") || name.startsWith(Rooms.ROOT + ".") || !name.contains(".");
    }

    static Stream<String> rooms() {
        return Rooms.ARROWS.keySet().stream().sorted();
    }

    static Stream<String> libraries() {
        return Rooms.CAGES.keySet().stream().sorted();
    }
}
