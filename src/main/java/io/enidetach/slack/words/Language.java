package io.enidetach.slack.words;

import java.util.Locale;

/** The languages that the bot speaks. */
public enum Language {
    ENGLISH("/words/words.properties"),
    /** Simplified Chinese, also for those who chose another Chinese: nearer to them than English. */
    CHINESE("/words/words_zh_CN.properties");

    private final String resource;

    Language(String resource) {
        this.resource = resource;
    }

    /** For a locale as Slack writes it ({@code zh-CN}, {@code en-GB}); English for all that the bot does not speak. */
    public static Language of(String locale) {
        String tag = locale.toLowerCase(Locale.ROOT).replace('_', '-');
        return tag.equals("zh") || tag.startsWith("zh-") ? CHINESE : ENGLISH;
    }

    String resource() {
        return resource;
    }
}
