package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** A conversation of any kind. {@code extShared}: another organisation takes part. */
public record SlackChannel(
        String id, String name, Kind kind, Set<String> members, boolean archived, boolean extShared) {

    /** Conversations differ in who sees them and in the scope that reading about them needs. */
    public enum Kind {
        PUBLIC("channels:read"),
        PRIVATE("groups:read"),
        DIRECT("im:read"),
        GROUP_DIRECT("mpim:read");

        final String readScope;

        Kind(String readScope) {
            this.readScope = readScope;
        }
    }

    public SlackChannel {
        members = Collections.unmodifiableSet(new LinkedHashSet<>(members));
    }

    public static SlackChannel open(String id, String name, Set<String> members) {
        return new SlackChannel(id, name, Kind.PUBLIC, members, false, false);
    }

    public static SlackChannel closed(String id, String name, Set<String> members) {
        return new SlackChannel(id, name, Kind.PRIVATE, members, false, false);
    }

    public SlackChannel whenArchived() {
        return new SlackChannel(id, name, kind, members, true, extShared);
    }

    public SlackChannel whenShared() {
        return new SlackChannel(id, name, kind, members, archived, true);
    }

    public SlackChannel with(String member) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(member);
        return new SlackChannel(id, name, kind, more, archived, extShared);
    }

    public SlackChannel without(String member) {
        Set<String> fewer = new LinkedHashSet<>(members);
        fewer.remove(member);
        return new SlackChannel(id, name, kind, fewer, archived, extShared);
    }

    boolean isDirect() {
        return kind == Kind.DIRECT || kind == Kind.GROUP_DIRECT;
    }

    /** The name that payloads carry: Slack hides those of conversations that are not public (unconfirmed wording). */
    String payloadName() {
        return switch (kind) {
            case PUBLIC -> name;
            case PRIVATE -> "privategroup";
            case DIRECT -> "directmessage";
            case GROUP_DIRECT -> "mpdm";
        };
    }

    /** As conversations.info answers for {@code botUser}. */
    ObjectNode toJson(String botUser, boolean withCount) {
        ObjectNode channel = Json.object();
        channel.put("id", id).put("created", 1_700_000_000).put("is_archived", archived);
        channel.put("is_channel", kind == Kind.PUBLIC).put("is_group", kind == Kind.PRIVATE);
        channel.put("is_im", kind == Kind.DIRECT).put("is_mpim", kind == Kind.GROUP_DIRECT);
        channel.put("is_private", kind != Kind.PUBLIC).put("is_org_shared", false);
        channel.put("is_ext_shared", extShared).put("is_shared", extShared).put("is_pending_ext_shared", false);
        if (kind == Kind.DIRECT) {
            members.stream().filter(m -> !m.equals(botUser)).findFirst().ifPresent(m -> channel.put("user", m));
        } else {
            channel.put("name", name).put("name_normalized", name).put("is_general", false);
            channel.put("creator", members.stream().findFirst().orElse("USLACKBOT"));
            channel.put("is_member", members.contains(botUser));
        }
        if (withCount) channel.put("num_members", members.size());
        return channel;
    }
}
