package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** A user group ({@code @handle}). A disabled one is hidden unless it is asked for. */
public record SlackGroup(String id, String handle, String name, Set<String> members, boolean disabled) {
    public SlackGroup {
        members = Set.copyOf(members);
    }

    public SlackGroup of(Set<String> otherMembers) {
        return new SlackGroup(id, handle, name, otherMembers, disabled);
    }

    ObjectNode toJson(String teamId, boolean withUsers, boolean withCount) {
        ObjectNode group = Json.object();
        group.put("id", id).put("team_id", teamId).put("is_usergroup", true).put("is_subteam", true);
        group.put("name", name).put("description", "").put("handle", handle).put("is_external", false);
        group.put("date_create", 1_700_000_000).put("date_update", 1_700_000_000);
        group.put("date_delete", disabled ? 1_700_000_001 : 0);
        if (withUsers) members.stream().sorted().forEach(group.withArray("users")::add);
        if (withCount) group.put("user_count", members.size());
        return group;
    }
}
