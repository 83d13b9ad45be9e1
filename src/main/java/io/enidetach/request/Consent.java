package io.enidetach.request;

import java.time.Instant;

/** One person's approval; {@code at} is the moment of the click. */
public record Consent(Person by, Instant at) {}
