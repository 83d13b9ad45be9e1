package io.enidetach.sandbox.tencent;

import java.util.Map;
import java.util.Optional;

/** One generation of the API. */
interface Api {

    /** Reads a request without judging it; what is wrong with it shows in the answer. */
    Asked read(Incoming in);

    /** A request in the terms of its generation. */
    interface Asked {
        Call.Operation operation();

        /** The action's parameters, without secrets. */
        Map<String, String> parameters();

        /** The interface that the request names. */
        Optional<String> eni();

        /** Checks and carries out the request. */
        Answer answer(Struck struck);

        /** An API error: a number, a word, or {@code number/word}. */
        Answer error(String code);

        Answer refused(RefusedCall refusal);
    }
}
