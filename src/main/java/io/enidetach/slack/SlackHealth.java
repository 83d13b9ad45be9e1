package io.enidetach.slack;

/** Whether commands can come in and answers go out; the reason holds neither an ID nor a name. */
public record SlackHealth(boolean ready, String reason) {

    static SlackHealth good() {
        return new SlackHealth(true, "");
    }

    static SlackHealth bad(String reason) {
        return new SlackHealth(false, reason);
    }
}
