/**
 * The sandbox's web page: a chat workspace in the browser with the cloud beside it, over the two simulators.
 *
 * <p>Start at {@link io.enidetach.sandbox.page.SandboxPage}, a Jetty handler; the browser's side is in the resources under
 * {@code sandbox/}, plain ES modules without a build step.
 *
 * <p>It may import Jetty, Jackson, the JDK and the public types of the two simulators, nothing else of this product: the
 * page shows what went over the wire and must not know what the bot meant by it.
 */
package io.enidetach.sandbox.page;
