package io.enidetach.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.enidetach.cli.RunningSandbox;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The form's search and the home tab's buttons, used with a browser. */
@Timeout(120)
class FormAndHomeInBrowserTest {
    private static final Pattern LOOSE = Pattern.compile("\\bfree\\b");

    private static Chromium chromium;

    private RunningSandbox sandbox;
    private Visitor visitor;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) chromium.close();
    }

    private Visitor visits(String scenario, String person) throws IOException {
        sandbox = RunningSandbox.start(scenario);
        visitor = Visitor.opens(chromium.browser(), sandbox.url(), person, Visitor.OPS);
        return visitor;
    }

    @AfterEach
    void end() {
        List<String> troubles = visitor == null ? List.of() : visitor.troubles();
        if (visitor != null) visitor.close();
        if (sandbox != null) sandbox.close();
        assertThat(troubles).isEmpty();
    }

    @Test
    void an_interface_is_found_by_its_address_chosen_and_detached() throws IOException {
        Visitor alice = visits("first-run", "U0ALICE");
        alice.types("/eni-detach");
        Locator box = alice.dialog().getByRole(AriaRole.COMBOBOX);
        box.pressSequentially("10.1.0.1");
        Locator options = alice.dialog().getByRole(AriaRole.OPTION);
        assertThat(options.first()).containsText("lab-test-a · 10.1.0.11 · eni-d3v00001");
        Pictures.take(alice, "search");
        options.first().click();

        assertThat(alice.field("enis").locator("input")).hasValue("eni-d3v00001");
        assertThat(alice.field("instance").locator("input")).hasValue("ins-d3v00001");
        assertThat(alice.field("vpc").locator("input")).hasValue("vpc-d3v00001");
        assertThat(alice.field("region").locator("input")).hasValue("ap-guangzhou");
        assertThat(box).hasValue(Pattern.compile("lab-test-a.*"));
        Pictures.take(alice, "chosen");
        alice.dialog().locator("button[type=submit]").click();

        assertThat(alice.dialog()).containsText(Pattern.compile("D-[0-9A-Z]{6}"));
        assertThat(alice.eni("eni-d3v00001")).hasClass(LOOSE);
    }

    @Test
    void an_approver_decides_on_the_home_tab() throws IOException {
        Visitor bob = visits("pending-approval", "U0BOB");
        bob.page().getByText("eni-detach home").click();
        assertThat(bob.button("Approve")).isVisible();
        Pictures.take(bob, "home");
        bob.button("Approve").click();
        bob.button("Yes, approve").click();

        assertThat(bob.eni("eni-m6dyj72l")).hasClass(LOOSE);
        assertThat(bob.button("Approve")).hasCount(0);
    }
}
