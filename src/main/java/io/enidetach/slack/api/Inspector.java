package io.enidetach.slack.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Usergroup;
import io.enidetach.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what {@code doctor} tells about an installation; the bot itself needs none of it. Never throws for a network. */
public final class Inspector implements AutoCloseable {
    private static final String MANIFEST = "/io/enidetach/manifest.yml";
    private final WebApi api;
    private final MethodsClient methods;

    /** Connects to nothing yet. */
    public Inspector(Secret botToken, URI apiUrl) {
        this.api = new WebApi(botToken, apiUrl, SlackMeter.none());
        this.methods = api.slack().methods(botToken.value());
    }

    /**
     * What a token is good for.
     *
     * @param organisation installed to a whole organisation, which is not served
     * @param scopes that were granted; empty when Slack did not say
     * @param now Slack's clock
     */
    public record TokenFacts(Identity identity, boolean organisation, Set<String> scopes, Optional<Instant> now) {}

    /** A user group with its handle and the number of people in it. */
    public record GroupFacts(String handle, int people, boolean disabled) {}

    /** A user with the name that Slack shows. */
    public record PersonFacts(String name, boolean fullMember) {}

    /** What the bot token is good for. */
    public Reply<TokenFacts> token() {
        return WebApi.attempt(() -> methods.authTest(r -> r), Inspector::facts);
    }

    /** Whether Socket Mode takes the app token. */
    public Reply<Boolean> appToken(Secret token) {
        return WebApi.attempt(
                () -> methods.appsConnectionsOpen(r -> r.token(token.value())), answer -> answer.getUrl() != null);
    }

    /** A user, seen from the bot's workspace. */
    public Reply<PersonFacts> person(String id, Identity self) {
        return WebApi.attempt(
                () -> methods.usersInfo(r -> r.user(id)),
                answer -> new PersonFacts(
                        answer.getUser().getName(),
                        UserFacts.of(answer.getUser(), self).fullMember()));
    }

    /** All user groups of the workspace by ID. */
    public Reply<Map<String, GroupFacts>> groups() {
        return WebApi.attempt(
                () -> methods.usergroupsList(
                        r -> r.includeCount(true).includeDisabled(true).includeUsers(true)),
                answer ->
                        answer.getUsergroups().stream().collect(Collectors.toMap(Usergroup::getId, Inspector::facts)));
    }

    /** A conversation that the bot can see. */
    public Reply<ChannelFacts> channel(String id) {
        return api.channel(id);
    }

    /** The bot scopes that the app's manifest asks for. */
    public static Set<String> manifestScopes() {
        try (InputStream manifest = Inspector.class.getResourceAsStream(MANIFEST)) {
            Set<String> scopes = new TreeSet<>();
            new ObjectMapper(new YAMLFactory())
                    .readTree(manifest)
                    .at("/oauth_config/scopes/bot")
                    .forEach(scope -> scopes.add(scope.asText()));
            return scopes;
        } catch (IOException e) {
            throw new UncheckedIOException("the jar holds no readable manifest.yml", e);
        }
    }

    @Override
    public void close() {
        api.close();
    }

    private static TokenFacts facts(AuthTestResponse answer) {
        return new TokenFacts(
                new Identity(answer.getTeamId(), answer.getUserId(), Optional.ofNullable(answer.getEnterpriseId())),
                answer.isEnterpriseInstall(),
                header(answer, "x-oauth-scopes")
                        .map(list -> Set.of(list.split("\\s*,\\s*")))
                        .orElse(Set.of()),
                header(answer, "date").flatMap(Inspector::instant));
    }

    private static GroupFacts facts(Usergroup group) {
        int listed = Optional.ofNullable(group.getUsers()).map(List::size).orElse(0);
        boolean disabled = group.getDateDelete() != null && group.getDateDelete() != 0;
        return new GroupFacts(
                group.getHandle(), Optional.ofNullable(group.getUserCount()).orElse(listed), disabled);
    }

    private static Optional<String> header(AuthTestResponse answer, String name) {
        return answer.getHttpResponseHeaders().entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
