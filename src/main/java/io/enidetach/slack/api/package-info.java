/**
 * Slack's Web API as the bot uses it: one client, one answer type, one table of what errors mean. Start at
 * {@link io.enidetach.slack.api.WebApi}. Imports the Slack SDK, OkHttp and {@code secret}; knows nothing of requests.
 */
package io.enidetach.slack.api;
