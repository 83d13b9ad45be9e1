package io.enidetach.sandbox.slack;

/** The app as installed in the workspace. Its secrets never print. */
record AppInstall(
        String teamId,
        String teamDomain,
        String appId,
        String botUserId,
        String botId,
        String botToken,
        String appToken,
        String signingSecret) {

    static AppInstall create(Ids ids) {
        return new AppInstall(
                "T0SIM",
                "sandbox",
                "A0ENIDETACH",
                "U0ENIBOT",
                "B0ENIBOT",
                "xoxb-sim-" + ids.digits(12) + "-" + ids.digits(12) + "-" + ids.secret(24),
                "xapp-sim-1-A0ENIDETACH-" + ids.digits(13) + "-" + ids.hex(64),
                ids.hex(32));
    }

    @Override
    public String toString() {
        return "AppInstall[" + appId + " in " + teamId + "]";
    }
}
