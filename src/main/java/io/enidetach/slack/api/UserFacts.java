package io.enidetach.slack.api;

import com.slack.api.model.User;
import java.util.Optional;

/** What matters of a user: which workspace, and whether a full member. */
public record UserFacts(String id, Optional<String> teamId, boolean home, boolean person, boolean guest) {
    private static final String SLACKBOT = "USLACKBOT";

    static UserFacts of(User user, Identity self) {
        boolean inTeam = self.teamId().equals(user.getTeamId());
        User.EnterpriseUser grid = user.getEnterpriseUser();
        boolean inGrid = grid != null
                && self.enterpriseId().isPresent()
                && self.enterpriseId().get().equals(grid.getEnterpriseId())
                && grid.getTeams() != null
                && grid.getTeams().contains(self.teamId());
        return new UserFacts(
                user.getId(),
                Optional.ofNullable(user.getTeamId()),
                (inTeam || inGrid) && !user.isStranger(),
                !user.isBot() && !user.isDeleted() && !SLACKBOT.equals(user.getId()),
                user.isRestricted() || user.isUltraRestricted());
    }

    /** Whether the policy may speak of this user at all: a live person of this workspace who is no guest. */
    public boolean fullMember() {
        return home && person && !guest;
    }
}
