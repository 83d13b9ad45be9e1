/**
 * The commands of the shell (contract, 2), one class each. Start at {@link io.enidetach.cli.EniDetach}, which lists them. May
 * import every other package, and none imports it. Results go to {@link io.enidetach.cli.Shell#out}, complaints to
 * {@link io.enidetach.cli.Shell#err}; a command that cannot do its work throws {@link io.enidetach.cli.Stop}.
 */
package io.enidetach.cli;
