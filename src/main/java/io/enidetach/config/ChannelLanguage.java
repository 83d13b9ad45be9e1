package io.enidetach.config;

import java.util.Arrays;
import java.util.Optional;

/** What the bot speaks where several people read it. */
public enum ChannelLanguage {
    ENGLISH("en"),
    SIMPLIFIED_CHINESE("zh-CN");

    private final String tag;

    ChannelLanguage(String tag) {
        this.tag = tag;
    }

    /** As locales are written. */
    public String tag() {
        return tag;
    }

    static Optional<ChannelLanguage> parse(String text) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(text)).findFirst();
    }
}
