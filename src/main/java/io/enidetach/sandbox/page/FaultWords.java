package io.enidetach.sandbox.page;

import io.enidetach.sandbox.slack.SlackFault;
import io.enidetach.sandbox.tencent.Fault;

/** What each fault is called on the page and the sentence that explains it. */
record FaultWords(String title, String sentence, String argument) {
    private static final String NO_ARGUMENT = "";

    static FaultWords of(Fault fault) {
        return switch (fault) {
            case DELAY -> words("Slow answer", "The call takes effect at once, but its answer comes late.");
            case HANG ->
                words("No answer", "The cloud takes the call and never answers; the bot must give up waiting.");
            case RESET_BEFORE_EFFECT -> words("Reset before", "The connection breaks before anything was done.");
            case RESET_AFTER_EFFECT ->
                words("Reset after", "The call is carried out, then the connection breaks: the bot cannot know.");
            case HTTP_5XX -> new FaultWords("Gateway error", "A gateway's error page instead of an answer.", "status");
            case HTTP_408 -> words("Request timeout (408)", "A status that makes eager HTTP libraries send again.");
            case HTML_INSTEAD_OF_JSON -> words("HTML page", "Status 200 with a web page instead of JSON.");
            case EMPTY_BODY -> words("Empty answer", "Status 200 with nothing in it.");
            case ERROR_CODE ->
                new FaultWords("API error", "The documented error with this number or word.", "number/word");
            case TASK_FAILS ->
                words("Task fails", "The detach is accepted, but its task ends failed; nothing changes.");
            case TASK_NEVER_ENDS -> words("Task never ends", "The task runs for ever and keeps the interface locked.");
            case SUCCESS_BUT_STILL_ATTACHED ->
                words("Success, still attached", "The task says success, yet the interface stays plugged in.");
            case ENI_MOVED_MEANWHILE ->
                new FaultWords(
                        "Moved meanwhile",
                        "Somebody plugs the interface in elsewhere right before the call.",
                        "server");
            case THROTTLE_ABOVE ->
                new FaultWords(
                        "Throttling", "More calls a second than this are refused as too many.", "calls a second");
            case CLOCK_SKEW -> words("Wrong clock", "The cloud's clock is ahead, so signatures look expired.");
            case ACCEPTED_WITHOUT_TASK ->
                words("No task number", "The detach is accepted, but the answer names no task.");
        };
    }

    static FaultWords of(SlackFault fault) {
        return switch (fault) {
            case RATE_LIMITED ->
                words("Rate limited", "Slack answers 429 and asks to come back later; nothing is done.");
            case SERVER_ERROR -> words("Server error (500)", "Slack answers with an error page; nothing is done.");
            case UNAVAILABLE -> words("Unavailable (503)", "Slack says service_unavailable; nothing is done.");
            case HTML_502 -> words("Bad gateway (502)", "A proxy's page instead of an answer; nothing is done.");
            case RESET_BEFORE -> words("Reset before", "The connection breaks before anything is done.");
            case RESET_AFTER -> words("Reset after", "The call is carried out, then the connection breaks.");
            case EMPTY_OK -> words("Empty answer", "The call is carried out, but the 200 has no body.");
            case SLOW -> words("Slow answer", "The call is carried out and answered late.");
            case ERROR_CODE -> new FaultWords("API error", "ok:false with this error word; nothing is done.", "error");
        };
    }

    private static FaultWords words(String title, String sentence) {
        return new FaultWords(title, sentence, NO_ARGUMENT);
    }
}
