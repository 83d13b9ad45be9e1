package io.enidetach.slack;

/** What somebody wrote into a field of a form. */
final class FormText {
    private FormText() {}

    /** The text as people saw it: entities are unescaped once, as in all text from Slack (contract, 8). */
    static String of(String fromSlack) {
        return fromSlack.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
