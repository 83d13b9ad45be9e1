package io.enidetach.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser of their own who looks at the sandbox's page as one of its people. */
final class Visitor implements AutoCloseable {
    static final String OPS = "C0OPS";
    static final String APPROVALS = "C0APPROVE";
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 900;
    private static final double PATIENCE_MILLIS = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private Visitor(BrowserContext context, String origin) {
        this.context = context;
        this.page = context.newPage();
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onRequest(request -> {
            if (!request.url().startsWith(origin + "/")) troubles.add("a request to " + request.url());
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) troubles.add("on the console: " + message.text());
        });
        context.onWebError(error -> troubles.add("an error: " + error.error()));
    }

    /** Opens the page at {@code origin} as this person in this channel. */
    static Visitor opens(Browser browser, String origin, String person, String channel) {
        Visitor visitor = new Visitor(
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDTH, HEIGHT)
                        .setLocale("en-GB")
                        .setColorScheme(ColorScheme.LIGHT)),
                origin);
        visitor.page.navigate(origin + "/?as=" + person + "&in=" + channel);
        assertThat(visitor.composer()).isEditable();
        return visitor;
    }

    Page page() {
        return page;
    }

    Locator composer() {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Message or command"));
    }

    /** Writes a line into the composer, key by key, and sends it. */
    void types(String line) {
        composer().pressSequentially(line);
        composer().press("Escape");
        composer().press("Enter");
    }

    /** A message of the open channel, with its thread, that holds this text. */
    Locator message(String text) {
        return page.locator("#messages > article").filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** The line at the top that says what to do next. */
    Locator hint() {
        return page.locator(".hint-line");
    }

    /** A field of the open modal, with what stands under it. */
    Locator field(String block) {
        return dialog().locator("[data-block=" + block + "]");
    }

    /** A labelled group, such as a fault. */
    Locator group(String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The card of an interface in the picture of the cloud. */
    Locator eni(String id) {
        return page.locator("[data-eni=" + id + "]");
    }

    void opensTab(String name) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
    }

    /** Errors on the console and requests to other hosts. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        context.close();
    }
}
