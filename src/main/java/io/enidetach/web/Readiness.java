package io.enidetach.web;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;

/** The text of {@code /readyz}. */
final class Readiness {
    private Readiness() {}

    /** A line for each check; 503 when one of them says not ready. */
    static Page.Text of(List<Check> checks) {
        boolean ready = true;
        StringBuilder lines = new StringBuilder();
        for (Check check : checks) {
            Check.Status status = check.status();
            ready &= status.ready();
            lines.append(check.name())
                    .append(": ")
                    .append(status.text().replaceAll("\\R", " "))
                    .append('\n');
        }
        return Page.Text.plain(ready ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503, lines.toString());
    }
}
