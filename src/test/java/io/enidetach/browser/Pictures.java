package io.enidetach.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** The README's pictures, taken on the way through a story: {@code mvn test -Dtest=SandboxInBrowserTest -Dpictures=true}. */
final class Pictures {
    private static final Path FOLDER = Path.of("docs", "images");

    private Pictures() {}

    /** Only when asked to, so that tests change no files. */
    static void take(Visitor visitor, String name) {
        if (Boolean.getBoolean("pictures")) {
            visitor.page()
                    .screenshot(new Page.ScreenshotOptions()
                            .setAnimations(ScreenshotAnimations.DISABLED)
                            .setPath(FOLDER.resolve(name + ".png")));
        }
    }
}
