package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** Who may call what: the bot token with its scopes, and the app token for two methods only. */
final class Tokens {
    private static final Set<ApiMethod> FOR_APP = Set.of(ApiMethod.OPEN_CONNECTION, ApiMethod.AUTH_TEST);

    private Tokens() {}

    static void check(Workspace workspace, ApiMethod method, String token) {
        if (method == ApiMethod.VALIDATE_BLOCKS) return;
        if (token.isEmpty()) throw new SlackRefusal("not_authed");
        boolean bot = token.equals(workspace.botToken());
        boolean app = token.equals(workspace.appToken());
        if (!bot && !app) throw new SlackRefusal("invalid_auth");
        boolean fits = bot ? method != ApiMethod.OPEN_CONNECTION : FOR_APP.contains(method);
        if (!fits) throw new SlackRefusal("not_allowed_token_type");
        if (bot && !workspace.settings().tokenTrouble().isEmpty())
            throw new SlackRefusal(workspace.settings().tokenTrouble());
        if (!method.scope.isEmpty()) demand(workspace, method.scope);
    }

    static void demand(Workspace workspace, String scope) {
        if (workspace.settings().scopes().contains(scope)) return;
        ObjectNode extra = Json.object().put("needed", scope).put("provided", provided(workspace));
        throw new SlackRefusal("missing_scope", extra);
    }

    static String provided(Workspace workspace) {
        return String.join(",", new TreeSet<>(workspace.settings().scopes()));
    }
}
