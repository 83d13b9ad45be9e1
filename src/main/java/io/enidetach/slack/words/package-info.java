/**
 * Everything that people read in Slack: messages, modals and their limits. Sentences stand in
 * {@code words/words*.properties}, one file a language; code holds none. Start at {@link io.enidetach.slack.words.Messages}. Imports the domain
 * and the SDK's model classes; talks to nobody. Text of people and of the cloud is cleaned, cut and escaped once, in
 * {@link io.enidetach.slack.words.Markup}.
 */
package io.enidetach.slack.words;
