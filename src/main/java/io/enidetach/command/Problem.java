package io.enidetach.command;

import java.util.Optional;

/**
 * Why a text could not be read: codes and values, the sentences are made where people are spoken to. The first fault in
 * typed order is told.
 *
 * @param word what was typed, without invisible characters, at most 40 characters, keys masked with {@code ***}; empty
 *     when no single word is to blame. It may hold {@code < > &}: escape it on output
 * @param example what would be right in its place
 * @param suggestion what was probably meant; never acted upon
 * @param lengthAfterPrefix characters after {@code eni-}, {@code vpc-}, {@code ins-} or {@code D-}; 0 for other kinds
 * @param badCharacter the first character that such an identifier cannot have
 * @param count how many interfaces, or how many characters of text or reason; 0 for other kinds
 */
public record Problem(
        Kind kind,
        String word,
        String example,
        Optional<String> suggestion,
        int lengthAfterPrefix,
        Optional<String> badCharacter,
        int count) {

    /** What is wrong. */
    public enum Kind {
        /** Neither an identifier nor an option nor a subcommand. */
        UNKNOWN_WORD,
        /** Meant as an interface, but not {@code eni-} and 8 of {@code 0-9a-z}. */
        MALFORMED_ENI,
        /** Meant as a VPC, but not {@code vpc-} and 8 of {@code 0-9a-z}. */
        MALFORMED_VPC,
        /** Meant as a server, but not {@code ins-} and 8 of {@code 0-9a-z}. */
        MALFORMED_INSTANCE,
        /** A second, different VPC: the word. */
        TWO_VPCS,
        /** A second, different server: the word. */
        TWO_INSTANCES,
        /** More than {@link Command.Detach#ENIS_MAX} different interfaces: count. */
        TOO_MANY_ENIS,
        /** Something to detach from, but nothing to detach. */
        NO_ENI,
        /** {@code region=} without a region's name. */
        MALFORMED_REGION,
        /** A second region that is another place: the word. */
        TWO_REGIONS,
        /** {@code status}, {@code why}, {@code cancel} without the request. */
        MISSING_REQUEST_ID,
        /** Not {@code D-} and 6 characters. */
        MALFORMED_REQUEST_ID,
        /** A word after a subcommand that takes no more. */
        EXTRA_WORD,
        /** {@code dry-run} as part of the reason: it was meant as the option. */
        DRY_RUN_IN_REASON,
        /** More than {@link Command.Detach#REASON_CHARS_MAX} characters: count. */
        REASON_TOO_LONG,
        /** More than {@link CommandParser#TEXT_CHARS_MAX} characters altogether: count. */
        TOO_LONG
    }
}
