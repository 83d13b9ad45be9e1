package io.enidetach.config;

import io.enidetach.secret.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How to reach Slack.
 *
 * @param appToken there: Socket Mode
 * @param signingSecret there: HTTP mode; at least one of both is there
 * @param apiUrl base of the Web API, with a slash at its end
 * @param channelLanguage of cards and questions in channels; to one person the bot speaks that person's language
 */
public record SlackSettings(
        Secret botToken,
        Optional<Secret> appToken,
        Optional<Secret> signingSecret,
        URI apiUrl,
        ChannelLanguage channelLanguage) {
    private static final URI API_URL = URI.create("https://slack.com/api/");
    private static final String BOT_TOKEN = "a bot token, which begins with xoxb-";
    private static final String APP_TOKEN = "an app-level token, which begins with xapp-";
    private static final String SIGNING_SECRET = "the app's signing secret, without blanks";

    static SlackSettings from(Variables variables) {
        if (variables.text("SLACK_APP_TOKEN").isEmpty()
                && variables.text("SLACK_SIGNING_SECRET").isEmpty()) {
            variables.missing(
                    "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET",
                    APP_TOKEN + " (Socket Mode), or " + SIGNING_SECRET + " (HTTP mode)");
        }
        return new SlackSettings(
                variables.secret("SLACK_BOT_TOKEN", BOT_TOKEN, "xoxb-"),
                variables.optionalSecret("SLACK_APP_TOKEN", APP_TOKEN, "xapp-"),
                variables.optionalSecret("SLACK_SIGNING_SECRET", SIGNING_SECRET, ""),
                variables.withDefault(
                        "SLACK_API_URL",
                        "an https address such as https://slack.com/api/ (http for a loopback address only)",
                        API_URL,
                        text -> WebAddress.parse(text.endsWith("/") ? text : text + "/")),
                variables.withDefault(
                        "ENI_DETACH_CHANNEL_LANGUAGE", "en or zh-CN", ChannelLanguage.ENGLISH, ChannelLanguage::parse));
    }
}
