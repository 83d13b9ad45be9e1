/**
 * How payloads arrive: the HTTP endpoint with its signature check, and Socket Mode. Both hand an
 * {@link io.enidetach.slack.transport.Arrival} to {@link io.enidetach.slack.transport.Inbound} and send back what it says.
 * Start at {@link io.enidetach.slack.transport.EventsEndpoint} and {@link io.enidetach.slack.transport.SocketRunner}.
 * Imports {@code slack.api}, Jetty's core server, OkHttp and Jackson; knows nothing of requests.
 */
package io.enidetach.slack.transport;
