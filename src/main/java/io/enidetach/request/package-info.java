/**
 * The core: typed identifiers, the request and its life. Start at {@link io.enidetach.request.Request} and
 * {@link io.enidetach.request.Transition}. Pure: it imports nothing but {@code java.lang}, {@code java.time} and
 * {@code java.util}, does no I/O, reads no clock, and holds no sentence that people read.
 */
package io.enidetach.request;
