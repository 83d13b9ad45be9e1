/**
 * A Tencent Cloud on this machine: VPCs, servers and network interfaces behind the wire protocols of API 2.0 ("v2") and
 * API 3.0 ("v3"), with signatures, clock windows, asynchronous tasks and settable faults.
 *
 * <p>Start at {@link io.enidetach.sandbox.tencent.CloudServer}; the state is
 * {@link io.enidetach.sandbox.tencent.CloudModel}, what can go wrong is {@link io.enidetach.sandbox.tencent.Fault}.
 *
 * <p>It is written from the documentation alone and imports nothing of the bot, so that a mistake in the bot's
 * understanding of the API cannot hide in the same mistake here. Allowed imports: java, Jackson, Jetty.
 */
package io.enidetach.sandbox.tencent;
