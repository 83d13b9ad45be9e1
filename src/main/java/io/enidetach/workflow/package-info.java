/**
 * Carries requests through their life: takes commands and instructions, runs timers, asks and reads the cloud, sends what
 * is owed. Start at {@code FrontDesk} (what comes in) and {@code Workflow} (what follows). Declares the ports it needs
 * ({@code Ledger}, {@code Clockwork}, {@code Messenger}, {@code Directory}); imports {@code request}, {@code policy},
 * {@code cloud}, {@code audit} and no vendor's library.
 */
package io.enidetach.workflow;
