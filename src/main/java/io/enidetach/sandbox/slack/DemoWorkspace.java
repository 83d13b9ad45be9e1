package io.enidetach.sandbox.slack;

import java.util.Set;

/** The workspace of the product's examples: two leads, two operators, a member without rights, a guest and an outsider. */
final class DemoWorkspace {
    static final Set<String> SCOPES =
            Set.of("commands", "chat:write", "users:read", "usergroups:read", "channels:read", "groups:read");

    private DemoWorkspace() {}

    static void staff(Workspace workspace) {
        workspace.put(person(workspace, workspace.botUserId(), "eni-detach", "eni-detach")
                .as(SlackUser.Kind.BOT));
        workspace.put(person(workspace, "USLACKBOT", "slackbot", "Slackbot").as(SlackUser.Kind.SLACKBOT));
    }

    static void fill(Workspace workspace) {
        people(workspace);
        workspace.put(new SlackGroup("S0NETOPS", "netops", "Network operators", Set.of("U0ALICE", "U0CAROL"), false));
        workspace.put(new SlackGroup("S0LEADS", "leads", "Team leads", Set.of("U0BOB", "U0CAROL"), false));
        workspace.put(new SlackGroup("S0CONTRACT", "contractors", "Contractors", Set.of("U0ERIN"), false));
        workspace.put(new SlackGroup("S0OLD", "former", "Disbanded", Set.of("U0DAVE"), true));
        String bot = workspace.botUserId();
        workspace.put(SlackChannel.open(
                "C0OPS", "ops", Set.of("U0ALICE", "U0BOB", "U0CAROL", "U0DAVE", "U0ERIN", "U0GUEST", bot)));
        workspace.put(
                SlackChannel.open("C0APPROVE", "approvals", Set.of("U0ALICE", "U0BOB", "U0CAROL", "U0DAVE", bot)));
        workspace.put(SlackChannel.open("C0RANDOM", "random", Set.of("U0ALICE", "U0BOB", "U0CAROL", "U0DAVE")));
        workspace.put(SlackChannel.closed("C0PRIVATE", "war-room", Set.of("U0ALICE", "U0BOB")));
        workspace.put(SlackChannel.open("C0SHARED", "partner", Set.of("U0ALICE", "U0BOB", "U0STRANGE", bot))
                .whenShared());
        workspace.put(SlackChannel.open("C0ARCHIVED", "old-project", Set.of("U0ALICE", bot))
                .whenArchived());
    }

    private static void people(Workspace workspace) {
        workspace.put(person(workspace, "U0ALICE", "alice", "Alice Operator"));
        workspace.put(person(workspace, "U0BOB", "bob", "Bob Lead").speaking("en-GB"));
        workspace.put(person(workspace, "U0CAROL", "carol", "Carol Lead").speaking("zh-CN"));
        workspace.put(person(workspace, "U0DAVE", "dave", "Dave Developer"));
        workspace.put(person(workspace, "U0ERIN", "erin", "Erin Contractor"));
        workspace.put(person(workspace, "U0FRANK", "frank", "Frank Former").deactivated());
        workspace.put(person(workspace, "U0GUEST", "guest", "Grace Guest").as(SlackUser.Kind.GUEST));
        workspace.put(person(workspace, "U0STRANGE", "stranger", "Sam Partner")
                .from("T0PARTNER")
                .as(SlackUser.Kind.EXTERNAL));
    }

    private static SlackUser person(Workspace workspace, String id, String name, String realName) {
        return new SlackUser(
                id, workspace.teamId(), name, realName, "Asia/Shanghai", "en-US", SlackUser.Kind.MEMBER, false);
    }
}
