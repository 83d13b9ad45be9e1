package io.enidetach.cloud.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The published and computed signatures of {@code signature-vectors.json}. */
public final class Vectors {

    private Vectors() {}

    /** Those whose name begins so, {@code v2-} or {@code v3-}. */
    public static Stream<JsonNode> named(String prefix) {
        try (InputStream file = Vectors.class.getResourceAsStream("/signature-vectors.json")) {
            JsonNode all = new JsonMapper().readTree(file).path("vectors");
            return StreamSupport.stream(all.spliterator(), false)
                    .filter(x -> x.path("name").asText().startsWith(prefix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
