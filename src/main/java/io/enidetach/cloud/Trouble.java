package io.enidetach.cloud;

/**
 * Why the cloud gave no answer that helps.
 *
 * @param code the cloud's own code, or a word of ours such as {@code timeout}; never prose, never a secret
 * @param reference the cloud's request ID where it gave one, else empty text
 * @param passing whether the same reading may succeed a little later
 */
public record Trouble(Advice advice, String code, String reference, boolean passing) {
    /** The API has no such reading. */
    public static final Trouble NOT_OFFERED = new Trouble(Advice.API_GONE, "not_offered", "", false);
}
