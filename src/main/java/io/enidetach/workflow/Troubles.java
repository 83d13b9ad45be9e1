package io.enidetach.workflow;

import io.enidetach.cloud.Trouble;
import java.util.Map;

/** A trouble of the cloud as values for a sentence. */
final class Troubles {
    private Troubles() {}

    static Map<String, String> args(Trouble trouble) {
        return Map.of("code", trouble.code(), "advice", trouble.advice().name(), "reference", trouble.reference());
    }
}
