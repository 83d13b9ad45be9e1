package io.enidetach.request;

/** Another ENI on the server of a request: it is not touched. */
public record Neighbour(EniId id, String name, boolean primary) {}
