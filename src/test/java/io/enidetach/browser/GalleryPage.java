package io.enidetach.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes docs/gallery.md: each group of screens with its golden files and its pictures, in both languages. */
final class GalleryPage {
    static final Path GOLDEN = Path.of("src/test/resources/gallery");
    static final Path PICTURES = Path.of("docs/images/gallery");
    static final Path PAGE = Path.of("docs/gallery.md");
    static final List<String> LANGUAGES = List.of("english", "chinese");

    private static final String HEAD = """
            # Gallery

            Everything that people can see of the bot in Slack, in English and Simplified Chinese. The files are what is sent to
            Slack, and a test holds the bot to them: whoever changes a word sees it in the difference of a file. Another test wants
            every sentence of the bundles on at least one screen, and every screen to be one that Slack takes. The pictures are
            drawn by the sandbox's page. `bin/gallery` renews files, pictures and this page.
            """;

    private GalleryPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        for (Path file : files(GOLDEN.resolve("english"))) {
            String group = name(file);
            page.append("\n## ").append(group.replace('-', ' ')).append("\n\n");
            for (String language : LANGUAGES) {
                page.append("- ")
                        .append(language)
                        .append(": [what is sent](../src/test/resources/gallery/")
                        .append(language)
                        .append('/')
                        .append(group)
                        .append(".json)");
                files(PICTURES.resolve(language)).stream()
                        .filter(picture -> name(picture).startsWith(group + "-"))
                        .forEach(picture -> page.append(", [")
                                .append(name(picture).substring(group.length() + 1))
                                .append("](images/gallery/")
                                .append(language)
                                .append('/')
                                .append(picture.getFileName())
                                .append(')'));
                page.append('\n');
            }
        }
        return page.toString();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    private static List<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
