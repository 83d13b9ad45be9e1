/**
 * The text after {@code /eni-detach} becomes one sealed {@link io.enidetach.command.Command}, or a
 * {@link io.enidetach.command.Problem} that names the word and what it should look like (contract, 5). Start at
 * {@link io.enidetach.command.CommandParser}. May import {@code request} and {@code java} only; holds no sentences, asks
 * nobody and never guesses.
 */
package io.enidetach.command;
