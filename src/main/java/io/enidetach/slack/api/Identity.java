package io.enidetach.slack.api;

import java.util.Optional;

/** Who the bot is, as {@code auth.test} said: the only workspace whose payloads count. */
public record Identity(String teamId, String botUserId, Optional<String> enterpriseId) {}
