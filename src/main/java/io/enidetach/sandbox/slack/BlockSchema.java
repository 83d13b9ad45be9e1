package io.enidetach.sandbox.slack;

import static io.enidetach.sandbox.slack.Rule.any;
import static io.enidetach.sandbox.slack.Rule.bool;
import static io.enidetach.sandbox.slack.Rule.chars;
import static io.enidetach.sandbox.slack.Rule.list;
import static io.enidetach.sandbox.slack.Rule.number;
import static io.enidetach.sandbox.slack.Rule.oneOf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every limit of Block Kit that the simulator enforces, in one table, written from the documentation and not from the
 * bot. Sources: blocks and elements from docs.slack.dev/reference/block-kit (one page each), composition objects from
 * .../composition-objects, views from docs.slack.dev/reference/views. Figures that stand on the page of no element
 * (lengths of ids, urls and placeholders) follow the comments of Slack's own SDK types.
 */
final class BlockSchema {
    static final int BLOCKS_PER_MESSAGE_MAX = 50;
    static final int BLOCKS_PER_VIEW_MAX = 100;
    static final int MARKDOWN_CHARS_MAX = 12_000;
    static final int VIEW_BYTES_MAX = 250_000;
    static final int TEXT_CHARS_MAX = 40_000;
    static final int UPDATE_TEXT_CHARS_MAX = 4_000;
    static final int ATTACHMENTS_MAX = 100;
    /** Unconfirmed: the documentation says that there is a limit, not which. */
    static final int METADATA_CHARS_MAX = 16_000;

    private static final Rule ID = chars(1, 255);
    private static final Rule URL = chars(1, 3_000);
    private static final Rule CONFIRM = Shape.of()
            .must("title", plain(100))
            .must("text", text(300))
            .must("confirm", plain(30))
            .must("deny", plain(30))
            .may("style", oneOf("primary", "danger"));
    private static final Shape OPTION =
            Shape.of().must("text", text(75)).must("value", chars(1, 150)).may("description", text(75));
    private static final Rule OPTION_GROUP = Shape.of().must("label", plain(75)).must("options", list(1, 100, OPTION));
    private static final Rule IDS = list(0, 100, ID);

    private static final Shape ELEMENT = Shape.of().must("type", any()).may("action_id", ID);
    private static final Shape CHOOSER =
            ELEMENT.may("confirm", CONFIRM).may("placeholder", plain(150)).may("focus_on_load", bool());
    private static final Shape STATIC = CHOOSER.may("options", list(1, 100, OPTION))
            .may("option_groups", list(1, 100, OPTION_GROUP))
            .exactlyOne("options", "option_groups");
    private static final Shape TYPING = ELEMENT.may("initial_value", chars(0, 3_000))
            .may("placeholder", plain(150))
            .may("focus_on_load", bool())
            .may("dispatch_action_config", any());
    private static final Shape FILTERED = CHOOSER.may("filter", any())
            .may("response_url_enabled", bool())
            .may("default_to_current_conversation", bool());

    private static final Typed ELEMENTS = new Typed("element", elements());
    private static final Set<String> IN_ACTIONS = Set.of(
            "button",
            "checkboxes",
            "datepicker",
            "datetimepicker",
            "overflow",
            "radio_buttons",
            "static_select",
            "external_select",
            "users_select",
            "conversations_select",
            "channels_select",
            "timepicker");
    private static final Set<String> MULTI = Set.of(
            "multi_static_select",
            "multi_external_select",
            "multi_users_select",
            "multi_conversations_select",
            "multi_channels_select");
    private static final Set<String> TYPED_IN = Set.of(
            "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input");

    private static final Map<String, Shape> BLOCKS = blocks();
    static final Typed MESSAGE_BLOCK = new Typed("type", BLOCKS);
    static final Typed VIEW_BLOCK = MESSAGE_BLOCK.only(
            Set.of("actions", "context", "divider", "header", "image", "input", "rich_text", "section"));

    static final Shape MODAL = view().must("title", plain(24))
            .may("close", plain(24))
            .may("submit", plain(24))
            .may("clear_on_close", bool())
            .may("notify_on_close", bool())
            .may("submit_disabled", bool());
    static final Shape HOME = view();

    private BlockSchema() {}

    private static Shape view() {
        return Shape.of()
                .must("type", oneOf("modal", "home"))
                .must("blocks", list(0, BLOCKS_PER_VIEW_MAX, VIEW_BLOCK))
                .may("private_metadata", chars(0, 3_000))
                .may("callback_id", chars(0, 255))
                .may("external_id", chars(0, 255));
    }

    /** What the app may answer while somebody types in an external select. */
    static Rule suggestions() {
        return Shape.of()
                .may("options", list(0, 100, OPTION))
                .may("option_groups", list(0, 100, OPTION_GROUP))
                .exactlyOne("options", "option_groups");
    }

    /** A text object of either kind. */
    static Rule text(int max) {
        Shape plain = Shape.of().must("type", any()).must("text", chars(1, max)).may("emoji", bool());
        Shape mrkdwn =
                Shape.of().must("type", any()).must("text", chars(1, max)).may("verbatim", bool());
        return new Typed("text type", Map.of("plain_text", plain, "mrkdwn", mrkdwn));
    }

    static Rule plain(int max) {
        return ((Typed) text(max)).only(Set.of("plain_text"));
    }

    /** Whether an element of this type carries an {@code action_id} and so can be acted upon. */
    static boolean isInteractive(String elementType) {
        return IN_ACTIONS.contains(elementType) || MULTI.contains(elementType) || TYPED_IN.contains(elementType);
    }

    private static Map<String, Shape> elements() {
        Map<String, Shape> all = new LinkedHashMap<>();
        all.put("image", image(Shape.of().must("type", any())));
        all.put(
                "button",
                ELEMENT.must("text", plain(75))
                        .may("value", chars(0, 2_000))
                        .may("url", URL)
                        .may("style", oneOf("primary", "danger"))
                        .may("confirm", CONFIRM)
                        .may("accessibility_label", chars(1, 75)));
        all.put(
                "overflow",
                ELEMENT.must("options", list(1, 5, OPTION.may("url", URL))).may("confirm", CONFIRM));
        all.put("datepicker", CHOOSER.may("initial_date", chars(10, 10)));
        all.put("timepicker", CHOOSER.may("initial_time", chars(5, 5)).may("timezone", chars(1, 100)));
        all.put("datetimepicker", CHOOSER.may("initial_date_time", any()));
        choices(all);
        severalChoices(all);
        typing(all);
        return all;
    }

    private static void choices(Map<String, Shape> all) {
        Shape ticking = ELEMENT.must("options", list(1, 10, OPTION))
                .may("confirm", CONFIRM)
                .may("focus_on_load", bool());
        all.put("checkboxes", ticking.may("initial_options", list(1, 10, OPTION)));
        all.put("radio_buttons", ticking.may("initial_option", OPTION));
        all.put("static_select", STATIC.may("initial_option", OPTION));
        all.put("external_select", CHOOSER.may("initial_option", OPTION).may("min_query_length", number(0, 100)));
        all.put("users_select", CHOOSER.may("initial_user", ID));
        all.put("channels_select", CHOOSER.may("initial_channel", ID).may("response_url_enabled", bool()));
        all.put("conversations_select", FILTERED.may("initial_conversation", ID));
    }

    private static void severalChoices(Map<String, Shape> all) {
        Rule most = number(1, 100);
        Rule initial = list(1, 100, OPTION);
        all.put("multi_static_select", STATIC.may("initial_options", initial).may("max_selected_items", most));
        all.put(
                "multi_external_select",
                CHOOSER.may("initial_options", initial)
                        .may("min_query_length", number(0, 100))
                        .may("max_selected_items", most));
        all.put("multi_users_select", CHOOSER.may("initial_users", IDS).may("max_selected_items", most));
        all.put("multi_channels_select", CHOOSER.may("initial_channels", IDS).may("max_selected_items", most));
        all.put(
                "multi_conversations_select",
                FILTERED.may("initial_conversations", IDS).may("max_selected_items", most));
    }

    private static void typing(Map<String, Shape> all) {
        all.put(
                "plain_text_input",
                TYPING.may("multiline", bool())
                        .may("min_length", number(0, 3_000))
                        .may("max_length", number(1, 3_000)));
        all.put("email_text_input", TYPING);
        all.put("url_text_input", TYPING);
        all.put(
                "number_input",
                TYPING.must("is_decimal_allowed", bool())
                        .may("min_value", any())
                        .may("max_value", any()));
        all.put("rich_text_input", TYPING.may("initial_value", any()));
        all.put("file_input", ELEMENT.may("filetypes", any()).may("max_files", number(1, 10)));
    }

    private static Shape image(Shape base) {
        return base.must("alt_text", chars(1, 2_000))
                .may("image_url", URL)
                .may("slack_file", any())
                .exactlyOne("image_url", "slack_file");
    }

    private static Map<String, Shape> blocks() {
        Map<String, Shape> all = new LinkedHashMap<>();
        Shape block = Shape.of().must("type", any()).may("block_id", ID);
        Set<String> accessories = new TreeSet<>(IN_ACTIONS);
        accessories.addAll(MULTI);
        accessories.add("image");
        Set<String> inputs = new TreeSet<>(IN_ACTIONS);
        inputs.removeAll(Set.of("button", "overflow"));
        inputs.addAll(MULTI);
        inputs.addAll(TYPED_IN);
        Map<String, Shape> inContext = new LinkedHashMap<>(((Typed) text(3_000)).shapes());
        inContext.put("image", ELEMENTS.shapes().get("image"));
        all.put("divider", block);
        all.put("header", block.must("text", plain(150)));
        all.put(
                "section",
                block.may("text", text(3_000))
                        .may("fields", list(1, 10, text(2_000)))
                        .may("accessory", ELEMENTS.only(accessories))
                        .may("expand", bool())
                        .atLeastOne("text", "fields"));
        all.put("context", block.must("elements", list(1, 10, new Typed("element", inContext))));
        all.put("actions", block.must("elements", list(1, 25, ELEMENTS.only(IN_ACTIONS))));
        all.put("image", image(block).may("title", plain(2_000)));
        all.put(
                "input",
                block.must("label", plain(2_000))
                        .must("element", ELEMENTS.only(inputs))
                        .may("hint", plain(2_000))
                        .may("optional", bool())
                        .may("dispatch_action", bool()));
        all.put("markdown", block.must("text", chars(1, MARKDOWN_CHARS_MAX)));
        all.put("rich_text", block.must("elements", list(0, 100, richText())));
        all.put("table", block.must("rows", list(1, 100, list(1, 20, any()))).may("column_settings", any()));
        return all;
    }

    private static Typed richText() {
        Shape part = Shape.of().must("type", any()).must("elements", list(0, 1_000, any()));
        Shape edged = part.may("border", number(0, 1));
        Shape bullets = edged.must("style", oneOf("bullet", "ordered"))
                .may("indent", number(0, 8))
                .may("offset", number(0, 1_000));
        return new Typed(
                "element",
                Map.of(
                        "rich_text_section", part,
                        "rich_text_preformatted", edged,
                        "rich_text_quote", edged,
                        "rich_text_list", bullets));
    }
}
