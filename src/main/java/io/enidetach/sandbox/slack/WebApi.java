package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** {@code /api/METHOD}: decodes, checks token, scope and rate, runs the method, lets planned faults have their way. */
final class WebApi {
    private final Workspace workspace;
    private final Faults faults;
    private final RateLimits limits;
    private final Calls calls;
    private final Supplier<String> socketUrl;
    private final ChatMethods chat;
    private final DirectoryMethods directory;
    private final ViewMethods views;

    /** {@code socketUrl} issues the address of a new Socket Mode connection or refuses. */
    WebApi(Workspace workspace, Faults faults, RateLimits limits, Calls calls, Supplier<String> socketUrl) {
        this.workspace = workspace;
        this.faults = faults;
        this.limits = limits;
        this.calls = calls;
        this.socketUrl = socketUrl;
        this.chat = new ChatMethods(workspace);
        this.directory = new DirectoryMethods(workspace);
        this.views = new ViewMethods(workspace);
    }

    Answer handle(ApiRequest.Raw raw) {
        long started = System.nanoTime();
        ApiRequest request = new ApiRequest(raw.method(), Json.object(), "");
        Answer answer;
        try {
            request = ApiRequest.read(raw);
            answer = withFaults(request);
        } catch (SlackRefusal refusal) {
            answer = Answer.json(refusal.toJson());
        }
        calls.apiCall(request, answer, started);
        return answer;
    }

    private Answer withFaults(ApiRequest request) {
        Optional<Faults.Planned> planned = faults.take(request.method());
        Optional<Answer> instead = planned.flatMap(Faults::instead);
        if (instead.isPresent()) return instead.get();
        Answer honest = honest(request);
        return planned.map(fault -> Faults.spoil(fault, honest)).orElse(honest);
    }

    private Answer honest(ApiRequest request) {
        Optional<ApiMethod> known = ApiMethod.of(request.method());
        if (known.isEmpty()) return Answer.json(new SlackRefusal("unknown_method").toJson());
        ApiMethod method = known.get();
        ObjectNode body;
        try {
            Tokens.check(workspace, method, request.token());
            OptionalLong wait = limits.admit(method, request.text("channel").orElse(""));
            if (wait.isPresent()) return Faults.rateLimited(wait.getAsLong());
            body = Json.object().put("ok", true);
            // One lock for the whole call: two calls never interleave, as on a server with transactions.
            synchronized (workspace.changes()) {
                body.setAll(run(method, request));
            }
        } catch (SlackRefusal refusal) {
            body = refusal.toJson();
        }
        return Answer.json(body)
                .header("x-oauth-scopes", Tokens.provided(workspace))
                .header("x-accepted-oauth-scopes", method.scope);
    }

    private ObjectNode run(ApiMethod method, ApiRequest request) {
        return switch (method) {
            case AUTH_TEST -> authTest(request);
            case POST_MESSAGE -> chat.post(request);
            case UPDATE -> chat.update(request);
            case POST_EPHEMERAL -> chat.postEphemeral(request);
            case DELETE -> chat.delete(request);
            case PERMALINK -> chat.permalink(request);
            case OPEN_CONVERSATION -> directory.open(request);
            case CONVERSATION_INFO -> directory.conversationInfo(request);
            case CONVERSATION_MEMBERS -> directory.conversationMembers(request);
            case USER_INFO -> directory.userInfo(request);
            case USER_BY_EMAIL -> directory.userByEmail(request);
            case GROUPS -> directory.groups(request);
            case GROUP_USERS -> directory.groupUsers(request);
            case BOT_INFO -> directory.botInfo(request);
            case OPEN_VIEW -> views.open(request);
            case UPDATE_VIEW -> views.update(request);
            case PUSH_VIEW -> views.push(request);
            case PUBLISH_VIEW -> views.publish(request);
            case VALIDATE_BLOCKS -> views.validate(request);
            case OPEN_CONNECTION -> Json.object().put("url", socketUrl.get());
        };
    }

    private ObjectNode authTest(ApiRequest request) {
        AppInstall app = workspace.app();
        if (request.token().equals(app.appToken()))
            return Json.object().put("app_id", app.appId()).put("app_name", "eni-detach");
        return Json.object()
                .put("url", "https://" + app.teamDomain() + ".slack.com/")
                .put("team", "Sandbox")
                .put("user", "eni-detach")
                .put("team_id", app.teamId())
                .put("user_id", app.botUserId())
                .put("bot_id", app.botId())
                .put("is_enterprise_install", false);
    }
}
