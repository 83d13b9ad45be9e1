package io.enidetach.policy;

/** A place in a file; both count from 1. */
record Place(int line, int column) {
    /** The file as a whole. */
    static final Place FILE = new Place(0, 0);
}
