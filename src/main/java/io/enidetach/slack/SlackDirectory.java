package io.enidetach.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Truth;
import io.enidetach.request.Person;
import io.enidetach.slack.api.Identity;
import io.enidetach.slack.api.Reply;
import io.enidetach.slack.api.UserFacts;
import io.enidetach.slack.api.WebApi;
import io.enidetach.workflow.Directory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * People and user groups, from Slack. What could not be read is unknown and is not remembered. Groups are read when they
 * are asked about, each once for all who are asked about within {@link #KEPT}.
 */
final class SlackDirectory implements Directory {
    /** How old a reading may be for a decision that is checked again before anything happens. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final int USERS_MAX = 10_000;
    private static final int GROUPS_MAX = 1_000;
    private static final String NO_SUCH_GROUP = "no_such_subteam";
    private static final Set<String> NO_SUCH_USER = Set.of("user_not_found", "user_not_visible");

    private final WebApi api;
    private final Self self;
    private final Tongues tongues;
    private final Cache<String, Boolean> users;
    private final Cache<String, Set<String>> groups;
    private final FreshReads<Truth> freshUsers;
    private final FreshReads<Optional<Set<String>>> freshGroups;

    SlackDirectory(WebApi api, Self self, Tongues tongues, Clock clock) {
        this.api = api;
        this.self = self;
        this.tongues = tongues;
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        this.users = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(USERS_MAX)
                .build();
        this.groups = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(GROUPS_MAX)
                .build();
        this.freshUsers = new FreshReads<>(this::readUser, clock);
        this.freshGroups = new FreshReads<>(this::readGroup, clock);
    }

    @Override
    public Subject subject(Person person) {
        Boolean known = users.get(person.id(), id -> asBoolean(readUser(id)));
        return new Subject(
                person.id(), known == null ? Truth.UNKNOWN : Truth.of(known), group -> in(person, members(group)));
    }

    @Override
    public Optional<Set<String>> members(String group) {
        return Optional.ofNullable(groups.get(group, id -> readGroup(id).orElse(null)));
    }

    @Override
    public Subject subjectSince(Person person, Instant moment) {
        Truth member = freshUsers.since(person.id(), moment);
        remember(person.id(), member);
        return new Subject(person.id(), member, group -> {
            Optional<Set<String>> members = freshGroups.since(group, moment);
            members.ifPresent(m -> groups.put(group, m));
            return in(person, members);
        });
    }

    private void remember(String userId, Truth member) {
        if (member == Truth.UNKNOWN) {
            users.invalidate(userId);
        } else {
            users.put(userId, member == Truth.YES);
        }
    }

    private Truth readUser(String id) {
        Optional<Identity> us = self.identity();
        if (us.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Reply<UserFacts> reply = api.user(id, us.get());
        reply.done().ifPresent(tongues::learn);
        return reply.done()
                .map(user -> Truth.of(user.fullMember()))
                .orElse(NO_SUCH_USER.contains(reply.code()) ? Truth.NO : Truth.UNKNOWN);
    }

    private Optional<Set<String>> readGroup(String id) {
        Reply<Set<String>> reply = api.members(id);
        return reply.code().equals(NO_SUCH_GROUP) ? Optional.of(Set.of()) : reply.done();
    }

    private static Boolean asBoolean(Truth truth) {
        return truth == Truth.UNKNOWN ? null : truth == Truth.YES;
    }

    private static Truth in(Person person, Optional<Set<String>> members) {
        return members.map(m -> Truth.of(m.contains(person.id()))).orElse(Truth.UNKNOWN);
    }
}
