/**
 * Who may detach what, what is production, who may approve and pause (contract, 7). Start at
 * {@link io.enidetach.policy.Policy}; {@link io.enidetach.policy.PolicyFile} reads one,
 * {@link io.enidetach.policy.LivePolicy} keeps the one in force. May import {@code request}, {@code java} and Jackson.
 * Asks neither Slack nor the cloud: what could not be established comes in as unknown and counts against the request.
 */
package io.enidetach.policy;
