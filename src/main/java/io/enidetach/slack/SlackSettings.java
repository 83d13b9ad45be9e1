package io.enidetach.slack;

import io.enidetach.secret.Secret;
import io.enidetach.slack.words.Language;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack (contract, 3).
 *
 * @param appToken present: Socket Mode
 * @param signingSecret present: HTTP mode
 * @param apiUrl base of the Web API, with or without a slash at its end
 * @param inChannels what cards and questions in channels are worded in
 */
public record SlackSettings(
        Secret botToken, Optional<Secret> appToken, Optional<Secret> signingSecret, URI apiUrl, Language inChannels) {}
