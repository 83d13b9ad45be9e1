package io.enidetach.sandbox.slack;

import java.util.Locale;
import java.util.Set;

/** The app as installed in the workspace. Its secrets never print. */
record AppInstall(
        String teamId,
        String teamDomain,
        String appId,
        String botUserId,
        String botId,
        String botToken,
        String appToken,
        String signingSecret,
        Set<String> commands) {

    static AppInstall create(Ids ids, Set<String> commands) {
        return new AppInstall(
                "T0SIM",
                "sandbox",
                "A0ENIDETACH",
                "U0ENIBOT",
                "B0ENIBOT",
                "xoxb-sim-" + ids.digits(12) + "-" + ids.digits(12) + "-" + ids.secret(24),
                "xapp-sim-1-A0ENIDETACH-" + ids.digits(13) + "-" + ids.hex(64),
                ids.hex(32),
                commands);
    }

    boolean owns(String command) {
        return commands.contains(command.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return "AppInstall[" + appId + " in " + teamId + "]";
    }
}
