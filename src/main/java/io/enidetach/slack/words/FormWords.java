package io.enidetach.slack.words;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import io.enidetach.command.Command;
import io.enidetach.request.Channel;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.RequestId;
import io.enidetach.request.VpcId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form to detach, and what it becomes once it was taken. Each input's action has the name of its block. */
public final class FormWords {
    private static final String MODAL = "modal";
    private static final String PLAIN = "plain_text";
    private static final int IDS_CHARS_MAX = 500;
    private static final int ENIS_FILLED_IN = 30;
    private static final Pattern ENIS_BLOCK = Pattern.compile(SlackNames.ENIS + "(_[1-9][0-9]{0,3})?");

    private final Words words;
    private final FindWords find;

    public FormWords(Words words, FindWords find) {
        this.words = words;
        this.find = find;
    }

    /** What is known before anybody typed. */
    public record Given(List<EniId> enis, Optional<VpcId> vpc, Optional<InstanceId> instance) {

        /** Nothing is. */
        public static Given nothing() {
            return new Given(List.of(), Optional.empty(), Optional.empty());
        }

        private Typed typed() {
            // More than a request may have, so that the form says so when it is submitted.
            return new Typed(
                    SlackNames.ENIS,
                    enis.stream().limit(ENIS_FILLED_IN).map(EniId::value).collect(Collectors.joining(" ")),
                    vpc.map(VpcId::value).orElse(""),
                    instance.map(InstanceId::value).orElse(""),
                    "");
        }
    }

    /** What stands in the fields that name what is to be detached, and the block of the first. */
    public record Typed(String enisBlock, String enis, String vpc, String instance, String region) {

        private boolean isElsewhere(Chosen chosen) {
            return !isBlankOr(vpc, chosen.vpc().value())
                    || !isBlankOr(instance, chosen.server().value())
                    || !isBlankOr(region, chosen.region().value());
        }

        private static boolean isBlankOr(String text, String wanted) {
            return text.isBlank() || text.strip().equalsIgnoreCase(wanted);
        }

        private Typed with(Chosen chosen) {
            boolean first = enis.isBlank();
            boolean there = enis.toLowerCase(Locale.ROOT).contains(chosen.eni().value());
            return new Typed(
                    first || there ? enisBlock : nextBlock(),
                    there ? enis : (enis.strip() + " " + chosen.eni()).strip(),
                    chosen.vpc().value(),
                    chosen.server().value(),
                    chosen.region().value());
        }

        private String nextBlock() {
            String number = enisBlock.substring(SlackNames.ENIS.length()).replace("_", "");
            return SlackNames.ENIS + "_" + (number.isEmpty() ? 2 : Integer.parseInt(number) + 1);
        }
    }

    /** Whether this is the name of the block for the interfaces, in one of the form's drawings. */
    public static boolean isEnis(String block) {
        return ENIS_BLOCK.matcher(block).matches();
    }

    /** The form with what is given filled in; its request will belong to this channel. */
    public View open(Channel channel, Given given) {
        return form(channel, given.typed(), Optional.empty());
    }

    /**
     * The form after somebody chose an ENI in its search: added to those in the field, unless it is on another server than
     * the fields name. Slack keeps what an input holds for as long as its block and action keep their names, so the field
     * that gets one more ENI gets new names; all others are filled in only while they are empty.
     */
    public View filled(Channel channel, Typed typed, Chosen chosen) {
        Typed more = typed.with(chosen);
        if (typed.isElsewhere(chosen)) {
            return form(channel, typed, Optional.of(find.after(chosen, "form.find.elsewhere")));
        }
        if (more.enis().length() > IDS_CHARS_MAX) {
            return form(channel, typed, Optional.of(find.after(chosen, "form.find.full")));
        }
        return form(channel, more, Optional.of(find.after(chosen, "form.find.filled")));
    }

    private View form(Channel channel, Typed typed, Optional<String> note) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(find.box());
        note.map(Blocks::context).ifPresent(blocks::add);
        blocks.addAll(fields(typed));
        return view("form.title")
                .callbackId(SlackNames.DETACH_FORM)
                .privateMetadata(channel.id())
                .submit(ViewSubmit.builder()
                        .type(PLAIN)
                        .text(words.say("form.submit"))
                        .build())
                .blocks(blocks)
                .build();
    }

    // No field is required for Slack: the search can stand in for the interfaces.
    private List<LayoutBlock> fields(Typed typed) {
        return List.of(
                line(typed.enisBlock(), "form.enis", typed.enis()),
                line(SlackNames.INSTANCE, "form.instance", typed.instance()),
                line(SlackNames.VPC, "form.vpc", typed.vpc()),
                line(SlackNames.REGION, "form.region", typed.region()),
                input(
                        SlackNames.REASON,
                        "form.reason",
                        PlainTextInputElement.builder()
                                .actionId(SlackNames.REASON)
                                .multiline(true)
                                .maxLength(Command.Detach.REASON_CHARS_MAX)
                                .build()),
                input(SlackNames.DRY_RUN, "form.dry_run", dryRun()));
    }

    /** What stands in its place once the request is on disk. */
    public View taken(RequestId id, Command.Detach detach) {
        Markup enis = Markup.list(
                detach.enis().stream().map(EniId::value).map(Markup::code).toList());
        String text = words.say("form.done", Map.of("id", Markup.plain(id.value()), "enis", enis));
        return view("form.done.title").blocks(List.of(Blocks.section(text))).build();
    }

    /** What is wrong with a field: {@code enis}, {@code vpc}, {@code instance} or {@code region}. */
    public String fault(String field) {
        return switch (field) {
            case SlackNames.ENIS -> words.say("form.enis.bad");
            case SlackNames.VPC -> words.say("form.vpc.bad");
            case SlackNames.INSTANCE -> words.say("form.instance.bad");
            default -> words.say("form.region.bad");
        };
    }

    /** So many interfaces are none or too many. */
    public String count(int count) {
        return words.say(
                "form.enis.count",
                Map.of(
                        "count", Markup.plain(String.valueOf(count)),
                        "most", Markup.plain(String.valueOf(Command.Detach.ENIS_MAX))));
    }

    private View.ViewBuilder view(String title) {
        return View.builder()
                .type(MODAL)
                .title(ViewTitle.builder().type(PLAIN).text(words.say(title)).build())
                .close(ViewClose.builder()
                        .type(PLAIN)
                        .text(words.say("form.close"))
                        .build());
    }

    private LayoutBlock line(String name, String label, String filled) {
        return input(
                name,
                label,
                PlainTextInputElement.builder()
                        .actionId(name)
                        .maxLength(IDS_CHARS_MAX)
                        .initialValue(filled.isEmpty() ? null : filled)
                        .build());
    }

    private BlockElement dryRun() {
        return CheckboxesElement.builder()
                .actionId(SlackNames.DRY_RUN)
                .options(List.of(OptionObject.builder()
                        .text(Blocks.plain(words.say("form.dry_run.option"), BlockLimits.BUTTON_CHARS_MAX))
                        .value(SlackNames.DRY_RUN)
                        .build()))
                .build();
    }

    private LayoutBlock input(String name, String label, BlockElement element) {
        return InputBlock.builder()
                .blockId(name)
                .label(Blocks.plain(words.say(label), BlockLimits.LABEL_CHARS_MAX))
                .optional(true)
                .element(element)
                .build();
    }
}
