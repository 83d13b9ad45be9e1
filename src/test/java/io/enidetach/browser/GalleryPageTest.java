package io.enidetach.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GalleryPageTest {

    @Test
    void the_page_leads_to_every_file_and_every_picture() throws IOException {
        assertThat(Files.readString(GalleryPage.PAGE))
                .as("renew it with bin/gallery")
                .isEqualTo(GalleryPage.text());
    }

    @Test
    void every_screen_is_on_a_picture() throws IOException {
        for (String language : GalleryPage.LANGUAGES) {
            try (var groups = Files.list(GalleryPage.GOLDEN.resolve(language))) {
                for (Path group : groups.toList()) {
                    hasPictures(language, group);
                }
            }
        }
    }

    private static void hasPictures(String language, Path group) throws IOException {
        String name = group.getFileName().toString().replace(".json", "");
        int messages = 0;
        for (Map.Entry<String, JsonNode> screen :
                new ObjectMapper().readTree(group.toFile()).properties()) {
            if (screen.getValue().has("type")) {
                assertThat(picture(language, name + "-" + screen.getKey())).exists();
            } else {
                messages++;
            }
        }
        int pictures = (messages + GalleryPictures.SCREENS_PER_PICTURE - 1) / GalleryPictures.SCREENS_PER_PICTURE;
        for (int i = 1; i <= pictures; i++) {
            assertThat(picture(language, name + "-" + i)).exists();
        }
    }

    private static Path picture(String language, String name) {
        return GalleryPage.PICTURES.resolve(language).resolve(name + ".jpg");
    }
}
