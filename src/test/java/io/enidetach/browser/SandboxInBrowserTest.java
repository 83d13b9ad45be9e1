package io.enidetach.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.enidetach.cli.RunningSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** The README's stories, told by people with browsers: the sandbox's page, both simulators and the real bot between them. */
@Timeout(120)
class SandboxInBrowserTest {
    private static final String PRODUCTION = "/eni-detach vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f";
    private static final String DEVELOPMENT = "/eni-detach vpc-d3v00001 eni-d3v00001 ins-d3v00001";
    private static final String CARD = "eni-m6dyj72l";
    private static final Pattern LOOSE = Pattern.compile("\\bfree\\b");

    private static Chromium chromium;

    private final List<Visitor> visitors = new ArrayList<>();
    private RunningSandbox sandbox;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void quit() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void start(TestInfo test) throws IOException {
        sandbox = RunningSandbox.start(test.getTags().stream().findFirst().orElse("first-run"));
    }

    /** Whatever happened on the page, it made no error and asked nobody but the sandbox. */
    @AfterEach
    void end() {
        List<String> troubles = visitors.stream()
                .flatMap(visitor -> visitor.troubles().stream())
                .toList();
        visitors.forEach(Visitor::close);
        if (sandbox != null) sandbox.close();
        assertThat(troubles).isEmpty();
    }

    private Visitor alice() {
        return visitor("U0ALICE", Visitor.OPS);
    }

    private Visitor bob() {
        return visitor("U0BOB", Visitor.APPROVALS);
    }

    private Visitor visitor(String person, String channel) {
        Visitor visitor = Visitor.opens(chromium.browser(), sandbox.url(), person, channel);
        visitors.add(visitor);
        return visitor;
    }

    @Test
    void a_production_request_is_typed_by_one_approved_by_another_and_carried_out() {
        Visitor alice = alice();
        Visitor bob = bob();
        alice.composer().pressSequentially("/eni");
        alice.composer().press("Tab");
        assertThat(alice.composer()).hasValue("/eni-detach ");
        alice.types("vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- INC-2041 the card floods the switch");

        assertThat(alice.message("waiting for approval")).isVisible();
        assertThat(bob.message("INC-2041 the card floods the switch")).containsText("203.0.113.7");
        Pictures.take(bob, "sandbox");
        bob.button("Approve").click();
        assertThat(bob.dialog()).containsText("Detach eni-m6dyj72l of server ins-xx44545f in vpc-7t9nf3pu");
        Pictures.take(bob, "approval");
        bob.button("Yes, approve").click();

        assertThat(bob.eni(CARD)).hasClass(LOOSE);
        assertThat(alice.eni(CARD)).hasClass(LOOSE);
        Locator end = alice.message("done").locator(".thread");
        assertThat(end).containsText("@Alice Operator");
        assertThat(end).containsText("shows eni-m6dyj72l detached");
        assertThat(alice.message("@Bob Lead approved")).isVisible();
        assertThat(bob.button("Approve")).hasCount(0);
    }

    @Test
    void going_back_in_the_confirm_dialog_approves_nothing() {
        Visitor alice = alice();
        Visitor bob = bob();
        alice.types(PRODUCTION);
        bob.button("Approve").click();
        bob.button("Back").click();

        assertThat(bob.dialog()).hasCount(0);
        assertThat(bob.button("Approve")).isVisible();
        assertThat(alice.message("waiting for approval")).isVisible();
        assertThat(alice.eni(CARD)).not().hasClass(LOOSE);
    }

    @Test
    void a_denial_wants_a_reason_and_tells_it() {
        Visitor alice = alice();
        Visitor bob = bob();
        alice.types(PRODUCTION);
        bob.button("Deny…").click();
        Locator submit = bob.dialog().locator("button[type=submit]");
        submit.click();
        assertThat(bob.field("reason").locator(".field-error")).isVisible();
        bob.field("reason").locator("textarea, input").fill("  ");
        submit.click();
        assertThat(bob.field("reason").locator(".field-error")).isVisible();
        assertThat(alice.message("waiting for approval")).isVisible();
        bob.field("reason").locator("textarea, input").fill("not before the freeze ends");
        submit.click();

        assertThat(bob.dialog()).hasCount(0);
        assertThat(alice.message("denied").locator(".thread")).containsText("not before the freeze ends");
        assertThat(bob.button("Approve")).hasCount(0);
        assertThat(alice.eni(CARD)).not().hasClass(LOOSE);
    }

    @Test
    void the_form_shows_a_mistake_under_its_field_and_takes_the_mended_request() {
        Visitor alice = alice();
        alice.types("/eni-detach");
        Locator submit = alice.dialog().locator("button[type=submit]");
        alice.field("enis").locator("input").fill("eni-d3v0001");
        submit.click();
        assertThat(alice.field("enis").locator(".field-error")).containsText("not an interface ID");
        assertThat(alice.page().locator(".field-error")).hasCount(1);
        alice.field("enis").locator("input").fill("eni-d3v00001");
        submit.click();

        assertThat(alice.dialog()).containsText(Pattern.compile("D-[0-9A-Z]{6}"));
        alice.dialog()
                .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                .last()
                .click();
        alice.button("Confirm").click();
        assertThat(alice.eni("eni-d3v00001")).hasClass(LOOSE);
    }

    @Test
    void a_request_expires_when_the_clock_is_moved_on() {
        Visitor alice = alice();
        Visitor bob = bob();
        alice.types(PRODUCTION);
        assertThat(bob.button("Approve")).isVisible();
        alice.opensTab("Faults");
        alice.button("+31 min").click();

        assertThat(alice.message("expired").locator(".thread")).containsText("@Alice Operator");
        assertThat(bob.message("expired")).isVisible();
        assertThat(bob.button("Approve")).hasCount(0);
        assertThat(alice.eni(CARD)).not().hasClass(LOOSE);
    }

    @Test
    void a_fault_set_on_the_page_makes_the_task_fail() {
        Visitor alice = alice();
        alice.opensTab("Faults");
        Locator fault = alice.group("Task fails");
        fault.getByLabel("Which call").selectOption("DetachNetworkInterface");
        fault.getByLabel("How often").selectOption("once");
        fault.getByText("Set").click();
        assertThat(alice.page().locator(".active-faults")).containsText("Task fails");
        alice.types(DEVELOPMENT);

        assertThat(alice.message("failed").locator(".thread")).containsText("@Alice Operator");
        assertThat(alice.page().locator(".active-faults li")).hasCount(0);
        alice.opensTab("Cloud");
        assertThat(alice.eni("eni-d3v00001")).not().hasClass(LOOSE);
    }

    @Test
    void the_wire_tab_lists_the_calls_and_hides_the_secrets() {
        Visitor alice = alice();
        alice.opensTab("Wire");
        alice.types(DEVELOPMENT);
        Locator calls = alice.page().locator(".call");
        Locator detach = calls.filter(new Locator.FilterOptions().setHasText("DetachNetworkInterface"));
        assertThat(detach).hasCount(1);
        detach.locator("summary").click();
        assertThat(detach).containsText("eni-d3v00001");

        Locator filter = alice.page().getByLabel("Filter calls");
        for (String secret : List.of("AKID", "xoxb-", "xapp-")) {
            filter.fill(secret);
            assertThat(alice.page().getByText("No call fits the filter.")).isVisible();
        }
    }

    @Test
    @Tag("pending-approval")
    void a_request_is_approved_by_keyboard_alone() {
        Visitor bob = bob();
        bob.button("Approve").focus();
        bob.page().keyboard().press("Enter");
        assertThat(bob.button("Back")).isFocused();
        bob.page().keyboard().press("Tab");
        bob.page().keyboard().press("Enter");

        assertThat(bob.eni(CARD)).hasClass(LOOSE);
    }

    @Test
    @Tag("stuck-task")
    void a_stuck_task_is_explained_and_given_up_when_the_clock_is_moved_on() {
        Visitor alice = alice();
        assertThat(alice.hint()).containsText("its task never ends");
        alice.opensTab("Faults");
        alice.button("+10 min").click();

        assertThat(alice.message("Ask again").locator(".thread")).containsText("@Alice Operator");
        assertThat(alice.hint()).not().containsText("its task never ends");
    }

    @Test
    @Tag("pending-approval")
    void what_happened_today_is_yesterday_after_a_day_on_the_clock() {
        Visitor bob = bob();
        assertThat(bob.page().locator(".day")).hasText("Today");
        bob.opensTab("Faults");
        bob.button("+1 day").click();

        assertThat(bob.page().locator(".day").first()).hasText("Yesterday");
    }

    @Test
    @Tag("pending-approval")
    void the_page_fits_a_small_screen_in_the_dark() {
        Visitor bob = bob();
        bob.page().setViewportSize(1024, 700);
        bob.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(bob.button("Approve")).isVisible();

        assertThat(bob.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(bob.page()
                        .evaluate("getComputedStyle(document.querySelector('#messages')).color.match(/\\d+/)[0] > 150"))
                .isEqualTo(true);
    }
}
