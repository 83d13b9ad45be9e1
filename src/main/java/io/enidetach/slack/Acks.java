package io.enidetach.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.bolt.response.Response;
import io.enidetach.slack.transport.Answer;
import io.enidetach.slack.words.FindWords.Choice;
import java.util.List;
import java.util.Map;

/** The forms of an answer to a payload. All are 200: a status only tells Slack that something arrived. */
final class Acks {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Acks() {}

    static Response empty() {
        return Response.ok();
    }

    static Response ephemeral(String text) {
        return response(json(Map.of("response_type", "ephemeral", "text", text)));
    }

    /** Shows what is wrong under a field of the modal, which stays open. */
    static Response fieldError(String blockId, String text) {
        return response(fieldErrorJson(blockId, text));
    }

    /** What an external select shows. */
    static Response choices(List<Choice> choices) {
        return response(choicesJson(choices));
    }

    static Answer choicesAnswer(List<Choice> choices) {
        return Answer.of(choicesJson(choices));
    }

    private static String choicesJson(List<Choice> choices) {
        return json(Map.of(
                "options",
                choices.stream()
                        .map(choice -> Map.of(
                                "text", plain(choice.text()),
                                "description", plain(choice.description()),
                                "value", choice.value()))
                        .toList()));
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text, "emoji", false);
    }

    static Answer ephemeralAnswer(String text) {
        return Answer.of(json(Map.of("response_type", "ephemeral", "text", text)));
    }

    static Answer fieldErrorAnswer(String blockId, String text) {
        return Answer.of(fieldErrorJson(blockId, text));
    }

    private static String fieldErrorJson(String blockId, String text) {
        return json(Map.of("response_action", "errors", "errors", Map.of(blockId, FormText.error(text))));
    }

    private static Response response(String json) {
        return Response.builder()
                .statusCode(200)
                .contentType(Response.CONTENT_TYPE_APPLICATION_JSON_UTF8)
                .body(json)
                .build();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts are JSON", e);
        }
    }
}
