package io.enidetach.cloud.tencent.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Opens both envelopes: {@code {"code":…}} of v2 and {@code {"Response":…}} of v3, whoever sends which. */
final class Envelope {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Reply UNREADABLE = new Reply.Silent("unreadable", true);

    private Envelope() {}

    static Reply open(byte[] body) {
        JsonNode root;
        try {
            root = JSON.readTree(body);
        } catch (IOException e) {
            return UNREADABLE;
        }
        if (!root.isObject()) {
            return UNREADABLE;
        }
        return root.has("Response") ? modern(root.get("Response")) : classic(root);
    }

    private static Reply modern(JsonNode response) {
        if (!response.isObject()) {
            return UNREADABLE;
        }
        String reference = Codes.reference(Fields.text(response, "RequestId"));
        JsonNode error = response.path("Error");
        if (error.isMissingNode() || error.isNull()) {
            return new Reply.Good(response, reference, true);
        }
        String code = Fields.text(error, "Code");
        return code.isEmpty() ? UNREADABLE : new Reply.Bad(ErrorTable.judge(code, ""), reference);
    }

    private static Reply classic(JsonNode root) {
        String code = Fields.text(root, "code");
        if (code.isEmpty()) {
            return UNREADABLE;
        }
        String reference = Codes.reference(Fields.text(root, "requestId", "RequestId"));
        if (code.equals("0")) {
            return new Reply.Good(root, reference, false);
        }
        String word = Fields.text(root, "codeDesc");
        return new Reply.Bad(ErrorTable.judge(word.equals("Success") ? "" : word, code), reference);
    }
}
