package io.enidetach.cloud.tencent.wire;

/** How one HTTP exchange ended, before anybody understood the answer. */
sealed interface Exchange {

    /** A whole answer with status 200. */
    record Answered(byte[] body) implements Exchange {}

    /** No answer that counts. {@code sent} is false only when no byte of the request can have left. */
    record Silent(String word, boolean sent) implements Exchange {}
}
