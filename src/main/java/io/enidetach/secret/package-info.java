/** What must not be printed: a leaf that everybody who holds a secret may import, and that imports nothing. */
package io.enidetach.secret;
