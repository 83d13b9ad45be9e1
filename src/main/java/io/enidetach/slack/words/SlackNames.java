package io.enidetach.slack.words;

/** Names that go over the wire to Slack and come back from it (contract, 5, 6 and 8); they never change. */
public final class SlackNames {
    /** The command as the manifest declares it; any command that arrives is handled. */
    public static final String COMMAND = "/eni-detach";

    public static final String CONFIRM = "confirm";
    public static final String CANCEL = "cancel";
    public static final String APPROVE = "approve";
    public static final String DENY = "deny";
    public static final String REATTACH = "reattach";
    public static final String ASK_AGAIN = "ask_again";

    /** The modal that asks why not; its one block and action have the name {@link #REASON}. */
    public static final String DENY_FORM = "deny_reason";

    /** The tab of the app's home that is drawn; the other one holds the messages. */
    public static final String HOME_TAB = "home";

    public static final String DETACH_FORM = "detach_form";

    /** The shortcut in the menu of every message. */
    public static final String MESSAGE_SHORTCUT = "detach_from_message";

    /** The search in the form: a select that shows what the bot finds while somebody types. */
    public static final String FIND = "find";

    public static final String VPC = "vpc";
    public static final String ENIS = "enis";
    public static final String INSTANCE = "instance";
    public static final String REGION = "region";
    public static final String REASON = "reason";
    public static final String DRY_RUN = "dry_run";

    private SlackNames() {}
}
