/**
 * The bot under deaths: its real workflow on a real database, with a cloud and a Slack that remember what reached them.
 * Everything runs in the test's thread and on its clock, so a run can be repeated exactly. Start at {@code KillMatrix}
 * (every crossing of every story) and {@code RandomStories} (random interleavings against a model).
 */
package io.enidetach.kill;
