/**
 * A Slack workspace that lives in this process: Web API, slash commands, buttons, modals, response URLs and Socket Mode,
 * as strict as the real one.
 *
 * <p>Start at {@link io.enidetach.sandbox.slack.SlackServer}; {@link io.enidetach.sandbox.slack.Workspace} is the state,
 * {@link io.enidetach.sandbox.slack.Actor} does what people do with mouse and keyboard.
 *
 * <p>It may import Jetty, Jackson and the JDK. It must never import another package of this product or a Slack SDK: it is
 * a witness, and a witness must not copy from the accused. Facts come from Slack's public documentation; what is not
 * documented is marked "unconfirmed" where it is decided.
 */
package io.enidetach.sandbox.slack;
