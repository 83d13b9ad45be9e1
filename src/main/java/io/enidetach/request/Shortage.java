package io.enidetach.request;

import java.util.Map;

/** Fewer people could approve than have to: known for certain, since everybody who might was looked at. */
public record Shortage(int found, int required) {

    /** The values of its sentences. */
    public Map<String, String> args() {
        return Map.of("found", String.valueOf(found), "required", String.valueOf(required));
    }
}
