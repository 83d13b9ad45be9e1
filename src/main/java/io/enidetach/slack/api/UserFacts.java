package io.enidetach.slack.api;

import com.slack.api.model.User;
import java.util.Optional;

/**
 * What matters of a user: which workspace, whether a full member, and the locale such as {@code zh-CN}, which Slack does
 * not tell of people from outside.
 */
public record UserFacts(
        String id, Optional<String> teamId, boolean home, boolean person, boolean guest, Optional<String> locale) {
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
                user.isRestricted() || user.isUltraRestricted(),
                Optional.ofNullable(user.getLocale()));
    }

    /** Whether the policy may speak of this user at all: a live person of this workspace who is no guest. */
    public boolean fullMember() {
        return home && person && !guest;
    }
}
