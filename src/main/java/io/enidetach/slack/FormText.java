package io.enidetach.slack;

/** What somebody wrote into a field of a form, and what stands below it. */
final class FormText {
    private FormText() {}

    /** The text as people saw it: entities are unescaped once, as in all text from Slack (contract, 8). */
    static String of(String fromSlack) {
        return fromSlack.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** A sentence for below a field, where Slack shows plain text: without code marks and entities. */
    static String error(String markup) {
        return of(markup.replace('`', '"'));
    }
}
