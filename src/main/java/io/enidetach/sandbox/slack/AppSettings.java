package io.enidetach.sandbox.slack;

import java.util.Locale;
import java.util.Set;

/** What the installed app is allowed and has switched on; changed from the outside while the workspace runs. */
final class AppSettings {
    private volatile Set<String> commands = Set.of("/eni-detach");
    private volatile Set<String> scopes = DemoWorkspace.SCOPES;
    private volatile String tokenTrouble = "";
    private volatile boolean homeTab = true;
    private volatile boolean messagesTab = true;
    private volatile boolean escaping = true;

    void apply(Manifest manifest) {
        commands = manifest.commands();
        scopes = manifest.scopes();
        homeTab = manifest.homeTab();
        messagesTab = manifest.messagesTab();
        escaping = manifest.escaping();
    }

    Set<String> commands() {
        return commands;
    }

    boolean owns(String command) {
        return commands.contains(command.toLowerCase(Locale.ROOT));
    }

    Set<String> scopes() {
        return scopes;
    }

    void scopes(Set<String> newScopes) {
        scopes = Set.copyOf(newScopes);
    }

    /** The word with which every call of the bot token is refused; empty when all is well. */
    String tokenTrouble() {
        return tokenTrouble;
    }

    void tokenTrouble(String error) {
        tokenTrouble = error;
    }

    boolean homeTab() {
        return homeTab;
    }

    void homeTab(boolean on) {
        homeTab = on;
    }

    boolean messagesTab() {
        return messagesTab;
    }

    boolean escaping() {
        return escaping;
    }

    void escaping(boolean on) {
        escaping = on;
    }
}
