package io.enidetach.store;

/**
 * How the connections to the database are used at a moment.
 *
 * @param active in use
 * @param idle open and free
 * @param waiting threads that wait for one
 */
public record Connected(int active, int idle, int waiting) {}
