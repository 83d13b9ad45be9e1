package io.enidetach.slack.api;

/** Slack does not take a token, or the installation is of a kind that is not served. One line, without the token. */
public final class SlackRejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SlackRejected(String line) {
        super(line);
    }

    /** Slack refused the token of this environment variable. */
    public static SlackRejected token(String variable, String code) {
        return new SlackRejected(variable + " is refused by Slack (" + code + "): "
                + (variable.equals("SLACK_APP_TOKEN")
                        ? "it must be the xapp-… app-level token with connections:write of this app"
                        : "it must be the xoxb-… bot token of an installed app"));
    }

    /** The app is installed to an organisation instead of a workspace. */
    public static SlackRejected organisation() {
        return new SlackRejected("SLACK_BOT_TOKEN belongs to an org-wide installation: install the app to one workspace"
                + " and use that workspace's xoxb-… bot token");
    }
}
