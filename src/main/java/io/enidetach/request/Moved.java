package io.enidetach.request;

import java.util.List;

/** A step: the next state and everything that has to be committed with it. */
public record Moved(Request request, AuditNote audit, List<Timer> timers, List<Outgoing> outgoing) {}
