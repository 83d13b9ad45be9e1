package io.enidetach.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.view.View;
import io.enidetach.secret.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/**
 * The Web API methods that the bot uses. Calls block for at most {@link #QUICK} (reading, modals) or {@link #PATIENT}
 * (messages), never throw, and are never repeated here. Thread-safe.
 */
public final class WebApi implements AutoCloseable {
    /** Longest time for a reading or a modal. */
    public static final Duration QUICK = Duration.ofMillis(2_500);
    /** Longest time for a message: giving up early would post it twice. */
    public static final Duration PATIENT = Duration.ofSeconds(10);

    private static final Duration PAUSE_WITHOUT_HEADER = Duration.ofSeconds(5);
    private static final Duration PAUSE_MOST = Duration.ofMinutes(10);

    private final OkHttpClient http;
    private final Slack slack;
    private final MethodsClient quick;
    private final MethodsClient patient;
    private final SlackMeter meter;
    private final URI apiUrl;

    /** For one workspace's bot token; {@code apiUrl} is the base that method names are put behind. */
    public WebApi(Secret botToken, URI apiUrl, SlackMeter meter) {
        this.http = ClientFactory.http(apiUrl);
        SlackConfig config = ClientFactory.config(apiUrl);
        this.slack = ClientFactory.slack(config, http, QUICK, true);
        this.quick = slack.methods(botToken.value());
        this.patient = ClientFactory.slack(config, http, PATIENT, false).methods(botToken.value());
        this.meter = meter;
        this.apiUrl = apiUrl;
    }

    /** The SDK's client, for Bolt. */
    public Slack slack() {
        return slack;
    }

    /** The HTTP client, for sockets and response URLs. */
    public OkHttpClient http() {
        return http;
    }

    /** Where the Web API is. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** Who the bot is. */
    public Reply<AuthTestResponse> authTest() {
        return call(WebMethod.AUTH_TEST, () -> quick.authTest(r -> r), answer -> answer);
    }

    /** A fresh URL for one Socket Mode connection; it holds a ticket and must not be logged. */
    public Reply<URI> openConnection(Secret appToken) {
        return call(
                WebMethod.APPS_CONNECTIONS_OPEN,
                () -> quick.appsConnectionsOpen(r -> r.token(appToken.value())),
                answer -> URI.create(answer.getUrl()));
    }

    /** Posts a message; the answer says where it stands (for a user the {@code D…} channel). */
    public Reply<Place> post(ChatPostMessageRequest message) {
        return call(
                WebMethod.CHAT_POST_MESSAGE,
                () -> patient.chatPostMessage(message),
                answer -> new Place(answer.getChannel(), answer.getTs()));
    }

    /** Changes one of the bot's own messages. */
    public Reply<Place> update(ChatUpdateRequest message) {
        return call(
                WebMethod.CHAT_UPDATE,
                () -> patient.chatUpdate(message),
                answer -> new Place(message.getChannel(), message.getTs()));
    }

    /** Shows a message to one person only. */
    public Reply<Boolean> postEphemeral(ChatPostEphemeralRequest message) {
        return call(WebMethod.CHAT_POST_EPHEMERAL, () -> patient.chatPostEphemeral(message), answer -> true);
    }

    /** A conversation that the bot can see; {@code channel_not_found} otherwise. */
    public Reply<ChannelFacts> channel(String id) {
        return call(
                WebMethod.CONVERSATIONS_INFO,
                () -> quick.conversationsInfo(r -> r.channel(id)),
                answer -> facts(answer.getChannel()));
    }

    /** A user, seen from the bot's workspace. */
    public Reply<UserFacts> user(String id, Identity self) {
        return call(
                WebMethod.USERS_INFO,
                () -> quick.usersInfo(r -> r.user(id).includeLocale(true)),
                answer -> UserFacts.of(answer.getUser(), self));
    }

    /** The IDs of a user group's members; of a disabled group none. */
    public Reply<Set<String>> members(String groupId) {
        return call(
                WebMethod.USERGROUPS_USERS_LIST,
                () -> quick.usergroupsUsersList(r -> r.usergroup(groupId).includeDisabled(false)),
                answer -> Set.copyOf(answer.getUsers()));
    }

    /** Opens a modal; the answer is its view ID. */
    public Reply<String> openView(String triggerId, View view) {
        return call(
                WebMethod.VIEWS_OPEN,
                () -> quick.viewsOpen(r -> r.triggerId(triggerId).view(view)),
                answer -> answer.getView().getId());
    }

    /** Shows another view in place of an open one, unless that has changed since the hash was read. */
    public Reply<Boolean> updateView(String viewId, String hash, View view) {
        return call(
                WebMethod.VIEWS_UPDATE,
                () -> quick.viewsUpdate(r -> r.viewId(viewId).hash(hash).view(view)),
                answer -> true);
    }

    /** Draws somebody's home tab. */
    public Reply<Boolean> publishHome(String userId, View view) {
        return call(
                WebMethod.VIEWS_PUBLISH,
                () -> quick.viewsPublish(r -> r.userId(userId).view(view)),
                answer -> true);
    }

    /** The web address of a message, which opens it in Slack. */
    public Reply<String> permalink(String channelId, String ts) {
        return call(
                WebMethod.CHAT_GET_PERMALINK,
                () -> quick.chatGetPermalink(r -> r.channel(channelId).messageTs(ts)),
                answer -> answer.getPermalink());
    }

    /** Lets go of idle connections and threads; calls that run go on. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Where a message stands: a conversation and a timestamp. */
    public record Place(String channel, String ts) {
        /** @throws NullPointerException when either is missing */
        public Place {
            Objects.requireNonNull(channel);
            Objects.requireNonNull(ts);
        }
    }

    private static ChannelFacts facts(Conversation channel) {
        return new ChannelFacts(
                channel.getId(),
                Optional.ofNullable(channel.getName()).orElse(""),
                channel.isMember(),
                channel.isArchived(),
                channel.isExtShared() || channel.isPendingExtShared());
    }

    private <T extends SlackApiTextResponse, R> Reply<R> call(
            WebMethod method, Exchange<T> exchange, Function<T, R> wanted) {
        Reply<R> reply = attempt(exchange, wanted);
        meter.called(method.wire(), reply.code());
        return reply;
    }

    // A 2xx with an empty or foreign body comes out of the SDK as one of several runtime exceptions.
    static <T extends SlackApiTextResponse, R> Reply<R> attempt(Exchange<T> exchange, Function<T, R> wanted) {
        try {
            T answer = exchange.run();
            if (answer.isOk()) {
                return new Reply.Done<>(wanted.apply(answer));
            }
            String code = Optional.ofNullable(answer.getError()).orElse("unreadable");
            return code.equals("ratelimited") || code.equals("rate_limited")
                    ? new Reply.Throttled<>(PAUSE_WITHOUT_HEADER, Reply.Throttled.BY_SLACK)
                    : new Reply.Refused<>(code);
        } catch (SlackApiException e) {
            int status = e.getResponse().code();
            return status == 429
                    ? new Reply.Throttled<>(pause(e.getResponse().header("Retry-After")), Reply.Throttled.BY_SLACK)
                    : new Reply.Lost<>("http_" + status);
        } catch (InterruptedIOException e) {
            return new Reply.Lost<>("timeout");
        } catch (IOException e) {
            return new Reply.Lost<>("unreachable");
        } catch (RuntimeException e) {
            return new Reply.Lost<>("unreadable");
        }
    }

    private static Duration pause(String retryAfter) {
        if (retryAfter == null || !retryAfter.matches("\\d{1,6}")) {
            return PAUSE_WITHOUT_HEADER;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(retryAfter)));
        return asked.compareTo(PAUSE_MOST) > 0 ? PAUSE_MOST : asked;
    }

    /** One exchange with Slack. */
    @FunctionalInterface
    interface Exchange<T> {
        T run() throws IOException, SlackApiException;
    }
}
