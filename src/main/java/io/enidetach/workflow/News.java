package io.enidetach.workflow;

import java.util.Optional;

/**
 * Something that became known and that the record shall tell once, whichever process sees it first.
 *
 * @param what names it; stored, so it stays
 * @param before what was known of it when this was decided; if that is not so any more, nothing is committed
 */
public record News(String what, Optional<String> before, String now) {}
