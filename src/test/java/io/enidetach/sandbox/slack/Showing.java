package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows views in the simulated workspace without anybody's click; Slack's rules hold all the same. */
public final class Showing {
    private Showing() {}

    /** Opens a modal before this person. */
    public static void modal(Workspace workspace, String user, JsonNode view) {
        workspace.views().open(user, ViewMethods.checked(view, workspace.ids()));
    }

    /** Closes every modal that this person has open. */
    public static void closeAll(Workspace workspace, String user) {
        workspace.modals(user).forEach(workspace.views()::close);
    }

    /** Publishes this person's home tab. */
    public static void home(Workspace workspace, String user, JsonNode view) {
        workspace.views().publishHome(user, ViewMethods.checked(view, workspace.ids()));
    }
}
