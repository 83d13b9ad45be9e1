package io.enidetach.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotType;
import io.enidetach.sandbox.page.PageStage;
import io.enidetach.sandbox.slack.Showing;
import io.enidetach.sandbox.slack.SlackChannel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the pictures of docs/gallery.md: every screen of the golden files, drawn by the sandbox's page. Run it with
 * {@code bin/gallery}, look at what it took, and commit that with the golden files.
 */
final class GalleryPictures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READER = "U0ALICE";
    static final int SCREENS_PER_PICTURE = 12;
    private static final int QUALITY = 35;

    private final PageStage stage;
    private final Chromium chromium;
    private final HttpClient http = HttpClient.newHttpClient();
    private int channels;

    private GalleryPictures(PageStage stage, Chromium chromium) {
        this.stage = stage;
        this.chromium = chromium;
    }

    /** No arguments. */
    public static void main(String[] args) throws Exception {
        try (PageStage stage = new PageStage(0, Optional.empty());
                Chromium chromium = Chromium.launch()) {
            GalleryPictures unit = new GalleryPictures(stage, chromium);
            for (String language : GalleryPage.LANGUAGES) {
                unit.take(language);
            }
        }
        Files.writeString(GalleryPage.PAGE, GalleryPage.text());
        System.exit(0);
    }

    private void take(String language) throws Exception {
        Files.createDirectories(GalleryPage.PICTURES.resolve(language));
        List<Path> groups;
        try (var files = Files.list(GalleryPage.GOLDEN.resolve(language))) {
            groups = files.sorted().toList();
        }
        for (Path group : groups) {
            String name = group.getFileName().toString().replace(".json", "");
            List<Map.Entry<String, JsonNode>> messages = new ArrayList<>();
            for (Map.Entry<String, JsonNode> screen :
                    JSON.readTree(group.toFile()).properties()) {
                if (screen.getValue().has("type")) {
                    view(language, name + "-" + screen.getKey(), screen.getValue());
                } else {
                    messages.add(screen);
                }
            }
            for (int from = 0; from < messages.size(); from += SCREENS_PER_PICTURE) {
                int to = Math.min(messages.size(), from + SCREENS_PER_PICTURE);
                String picture = name + "-" + (from / SCREENS_PER_PICTURE + 1);
                messages(language, picture, messages.subList(from, to));
            }
        }
    }

    private void messages(String language, String picture, List<Map.Entry<String, JsonNode>> screens) throws Exception {
        String channel = "C0GAL" + ++channels;
        String app = stage.slack.workspace().botUserId();
        stage.slack.workspace().put(SlackChannel.open(channel, picture, Set.of(READER, app)));
        for (Map.Entry<String, JsonNode> screen : screens) {
            post(channel, JSON.createObjectNode().put("text", "*" + screen.getKey() + "*"));
            post(channel, screen.getValue().deepCopy());
        }
        try (Visitor visitor = Visitor.opens(chromium.browser(), origin(), READER, channel)) {
            visitor.page().setViewportSize(1250, 900);
            Locator all = visitor.page().locator("#messages > article");
            all.nth(2 * screens.size() - 1).waitFor();
            int height = (int)
                    Math.ceil(((Number) visitor.page().evaluate("document.querySelector('#messages').scrollHeight"))
                            .doubleValue());
            visitor.page().setViewportSize(1250, Math.min(height + 260, 9_000));
            save(visitor.page().locator("#messages"), language, picture);
        }
    }

    private void view(String language, String picture, JsonNode view) {
        boolean home = view.path("type").asText().equals("home");
        if (home) {
            Showing.home(stage.slack.workspace(), READER, view);
        } else {
            Showing.modal(stage.slack.workspace(), READER, view);
        }
        try (Visitor visitor = Visitor.opens(chromium.browser(), origin(), READER, Visitor.OPS)) {
            visitor.page().setViewportSize(1250, 1_300);
            if (home) {
                visitor.page().getByText("eni-detach home").click();
                visitor.page().locator(".home").waitFor();
                save(visitor.page().locator("main"), language, picture);
            } else {
                save(visitor.dialog().last(), language, picture);
                Showing.closeAll(stage.slack.workspace(), READER);
            }
        }
    }

    private static void save(Locator part, String language, String picture) {
        part.screenshot(new Locator.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setType(ScreenshotType.JPEG)
                .setQuality(QUALITY)
                .setPath(GalleryPage.PICTURES.resolve(language).resolve(picture + ".jpg")));
        System.out.println(language + "/" + picture);
    }

    private void post(String channel, ObjectNode message) throws IOException, InterruptedException {
        message.put("channel", channel).remove("metadata");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(stage.slack.apiUrl().resolve("chat.postMessage"))
                        .header(
                                "Authorization",
                                "Bearer " + stage.slack.workspace().botToken())
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(message.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (!JSON.readTree(answer.body()).path("ok").asBoolean()) {
            throw new IllegalStateException(answer.body());
        }
    }

    private String origin() {
        return "http://127.0.0.1:" + stage.port();
    }
}
