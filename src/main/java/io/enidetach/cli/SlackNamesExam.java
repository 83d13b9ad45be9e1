package io.enidetach.cli;

import io.enidetach.policy.Approval;
import io.enidetach.policy.Policy;
import io.enidetach.slack.api.ChannelFacts;
import io.enidetach.slack.api.Identity;
import io.enidetach.slack.api.Inspector;
import io.enidetach.slack.api.Inspector.GroupFacts;
import io.enidetach.slack.api.Inspector.PersonFacts;
import io.enidetach.slack.api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resolves every Slack ID of the policy, so that a wrong one is seen before somebody waits for it. */
final class SlackNamesExam {
    private static final String MEND_ID = "correct the ID in the policy";
    private final Inspector slack;
    private final Identity self;

    SlackNamesExam(Inspector slack, Identity self) {
        this.slack = slack;
        this.self = self;
    }

    List<Finding> findings(Policy policy) {
        List<Finding> findings = new ArrayList<>();
        policy.userIds().forEach(id -> findings.add(person(id, slack.person(id, self))));
        if (!policy.groupIds().isEmpty()) {
            Reply<Map<String, GroupFacts>> groups = slack.groups();
            policy.groupIds().forEach(id -> findings.add(group(id, groups)));
        }
        List<String> approvals =
                policy.approvals().stream().map(Approval::channel).toList();
        for (String id : policy.channelIds()) {
            boolean asked = approvals.contains(id);
            findings.add(channel(id, slack.channel(id), asked));
        }
        return findings;
    }

    /** The channel in which the record's head is told once a day. */
    static Finding auditChannel(String id, Reply<ChannelFacts> reply) {
        String what = "audit channel " + id;
        if (reply.done().isEmpty()) {
            return Finding.wrong(
                    what, says(reply), "correct ENI_DETACH_AUDIT_CHANNEL, or invite the bot if the channel is private");
        }
        ChannelFacts channel = reply.done().get();
        String name = "#" + channel.name();
        if (channel.archived()) {
            return Finding.wrong(what, name + " is archived", "name another one in ENI_DETACH_AUDIT_CHANNEL");
        }
        return channel.member()
                ? Finding.good(what, name + ", the bot is a member")
                : Finding.wrong(what, name + " does not have the bot in it", "invite the bot");
    }

    private static Finding person(String id, Reply<PersonFacts> reply) {
        String what = "user " + id;
        if (reply.done().isEmpty()) {
            return Finding.wrong(what, says(reply), MEND_ID);
        }
        PersonFacts person = reply.done().get();
        return person.fullMember()
                ? Finding.good(what, "@" + person.name() + ", 1 person")
                : Finding.wrong(
                        what,
                        "@" + person.name() + " is no full member of the workspace and never matches",
                        "take the ID out of the policy");
    }

    private static Finding group(String id, Reply<Map<String, GroupFacts>> reply) {
        String what = "group " + id;
        if (reply.done().isEmpty()) {
            return Finding.wrong(what, says(reply), "see scopes above");
        }
        GroupFacts group = reply.done().get().get(id);
        if (group == null) {
            return Finding.wrong(what, "there is no such user group", MEND_ID);
        }
        String text = "@" + group.handle() + ", " + group.people() + (group.people() == 1 ? " person" : " people");
        if (group.disabled()) {
            return Finding.wrong(what, text + ", disabled", "enable it, or take the ID out of the policy");
        }
        return group.people() == 0 ? Finding.wrong(what, text, "put somebody into it") : Finding.good(what, text);
    }

    /** Only the channel of approvals has to be fit for messages: elsewhere cards go to a direct message. */
    private static Finding channel(String id, Reply<ChannelFacts> reply, boolean asked) {
        String what = (asked ? "approval channel " : "channel ") + id;
        if (reply.done().isEmpty()) {
            return Finding.wrong(what, says(reply), "correct the ID in the policy, or invite the bot if it is private");
        }
        ChannelFacts channel = reply.done().get();
        String name = "#" + channel.name();
        if (channel.archived()) {
            return Finding.wrong(what, name + " is archived", "name another one in the policy");
        }
        if (channel.fitForCards()) {
            return Finding.good(what, name + ", the bot is a member");
        }
        String why = channel.shared() ? " is shared with another organisation" : " does not have the bot in it";
        if (!asked) {
            return Finding.good(what, name + why + ", so cards go to direct messages");
        }
        return Finding.wrong(what, name + why, channel.shared() ? "name another one in the policy" : "invite the bot");
    }

    private static String says(Reply<?> reply) {
        return "Slack says " + reply.code();
    }
}
