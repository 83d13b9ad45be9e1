package io.enidetach.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** The simulated Slack's opinion of a message or view, without a server. */
public final class BlockCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BlockCheck() {}

    /** What Slack would refuse in it; nothing when it would show it. */
    public static List<String> problems(String json) throws JsonProcessingException {
        JsonNode screen = JSON.readTree(json);
        if (screen.has("type")) {
            return BlockRules.ofView(screen).messages();
        }
        return screen.has("blocks") ? BlockRules.ofMessage(screen.get("blocks")).messages() : List.of();
    }
}
