/**
 * The HTTP door (contract, 4): is it alive, is it ready, its numbers, and the place where Slack's requests are mounted. Start
 * at {@link io.enidetach.web.WebServer}. Imports Jetty and Micrometer and nothing of ours: what it tells comes in as
 * {@link io.enidetach.web.Check} and through {@link io.enidetach.web.Metrics}. Never shows an ID, a name or a secret.
 */
package io.enidetach.web;
