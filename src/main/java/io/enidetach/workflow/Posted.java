package io.enidetach.workflow;

import io.enidetach.request.Channel;
import io.enidetach.request.Outgoing;
import io.enidetach.request.RequestId;

/** A message of a request that stands in Slack. {@code shown} is the request's version that it shows. */
public record Posted(RequestId request, Outgoing.Kind kind, Channel channel, String ts, long shown) {}
