/**
 * The bot's Slack edge: payloads become calls of {@code FrontDesk}, messages that are owed become calls of Slack. Start at
 * {@link io.enidetach.slack.SlackEdge}; {@code api} is the Web API, {@code transport} how payloads arrive, {@code words}
 * what people read. May import {@code workflow}, {@code command}, {@code policy}, {@code request}, {@code secret}, Bolt
 * and Caffeine. Decides nothing about rights.
 */
package io.enidetach.slack;
