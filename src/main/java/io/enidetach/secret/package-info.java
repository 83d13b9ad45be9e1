/**
 * What must never be printed. A {@link io.enidetach.secret.Secret} hides itself; {@link io.enidetach.secret.Redaction}
 * masks secrets in text that comes from elsewhere, and {@link io.enidetach.secret.MaskedLog} has that done to
 * each line of the log. A leaf: it imports nothing of ours.
 */
package io.enidetach.secret;
