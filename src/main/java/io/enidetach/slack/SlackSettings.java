package io.enidetach.slack;

import io.enidetach.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack (contract, 3).
 *
 * @param appToken present: Socket Mode
 * @param signingSecret present: HTTP mode; never blank
 * @param apiUrl base of the Web API, with or without a slash at its end
 */
public record SlackSettings(Secret botToken, Optional<Secret> appToken, Optional<Secret> signingSecret, URI apiUrl) {

    /** @throws IllegalArgumentException when a secret that is there is blank: anybody could sign with it */
    public SlackSettings {
        boolean blank = botToken.value().isBlank()
                || appToken.filter(s -> s.value().isBlank()).isPresent()
                || signingSecret.filter(s -> s.value().isBlank()).isPresent();
        if (blank) {
            throw new IllegalArgumentException("a Slack token or secret is blank");
        }
    }
}
