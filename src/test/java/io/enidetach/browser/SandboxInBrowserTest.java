package io.enidetach.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.enidetach.cli.RunningSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SandboxInBrowserTest {
    int n;

    void shot(Visitor v, String name) {
        v.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/shots/" + n++ + name + ".png")));
    }

    @Test
    void look() throws Exception {
        long t = System.nanoTime();
        try (Chromium chromium = Chromium.launch();
                RunningSandbox sandbox = RunningSandbox.start();
                Visitor alice = Visitor.opens(chromium.browser(), sandbox.url(), "U0ALICE", Visitor.OPS);
                Visitor bob = Visitor.opens(chromium.browser(), sandbox.url(), "U0BOB", Visitor.APPROVALS)) {
            System.err.println("up " + (System.nanoTime() - t) / 1e9);
            alice.composer().pressSequentially("/eni-d");
            shot(alice, "completion");
            alice.composer().press("Tab");
            alice.types("vpc-7t9nf3pu eni-m6dyj72l ins-xx44545f -- INC-2041 the card floods the switch");
            assertThat(bob.button("Approve")).isVisible();
            shot(alice, "asked");
            shot(bob, "approvals");
            bob.button("Approve").click();
            assertThat(bob.dialog()).isVisible();
            shot(bob, "dialog");
            System.err.println(bob.dialog().innerText());
            bob.dialog().locator("button").last().click();
            assertThat(alice.eni("eni-m6dyj72l"))
                    .hasClass(
                            java.util.regex.Pattern.compile(".*free.*"),
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasClassOptions()
                                    .setTimeout(20000));
            alice.page().waitForTimeout(2500);
            shot(alice, "end");
            shot(bob, "bobend");
            System.err.println(alice.page().locator("#messages").innerText());
            System.err.println(bob.page().locator("#messages").innerText());
            for (String w : new String[] {"whoami", "list", "status D-000000", "help", ""}) {
                alice.types(("/eni-detach " + w).strip());
                alice.page().waitForTimeout(1500);
                shot(alice, "w-" + w.replace(" ", ""));
            }
            System.err.println(alice.troubles() + " " + bob.troubles());
            System.err.println("all " + (System.nanoTime() - t) / 1e9);
        }
    }
}
