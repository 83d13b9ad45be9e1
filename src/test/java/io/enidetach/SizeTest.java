package io.enidetach;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Keeps files and methods of the main code small enough to be read in one go, and names from saying nothing. */
class SizeTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final int FILE_LINES_MAX = 260;
    private static final int METHOD_LINES_MAX = 40;
    private static final Pattern EMPTY_NAME =
            Pattern.compile("(Abstract|Base|Default|Common).*|.*(Utils?|Helper|Manager|Impl|Common)");

    @Test
    void no_file_is_longer_than_anybody_reads() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : files()) {
            long lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES_MAX) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void no_method_is_longer_than_a_screen() throws IOException {
        List<String> tooLong = new ArrayList<>();
        scan((method, where, lines) -> {
            if (lines > METHOD_LINES_MAX) {
                tooLong.add(where + ": " + method + " has " + lines);
            }
        });
        assertThat(tooLong).isEmpty();
    }

    @Test
    void the_measure_sees_the_methods() throws IOException {
        List<String> seen = new ArrayList<>();
        scan((method, where, lines) -> seen.add(where + " " + method));
        assertThat(seen).anyMatch(method -> method.endsWith("Main.java main"));
    }

    @Test
    void no_class_is_a_dumping_ground_by_its_name() throws IOException {
        assertThat(files())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .noneMatch(name -> EMPTY_NAME.matcher(name).matches());
    }

    @FunctionalInterface
    private interface Found {
        void method(String name, Path file, long lines);
    }

    private static void scan(Found found) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Methods(unit, positions, found).scan(unit, null);
            }
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Visits the methods of a file. */
    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Found found;

        Methods(CompilationUnitTree unit, SourcePositions positions, Found found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                long first = line(positions.getStartPosition(unit, method.getBody()));
                long last = line(positions.getEndPosition(unit, method.getBody()));
                found.method(
                        method.getName().toString(),
                        Path.of(unit.getSourceFile().getName()),
                        last - first + 1);
            }
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
