/**
 * The record that can be checked: entries chained by SHA-256. Pure; the store keeps the entries, the command line
 * verifies and exports them. Imports only {@code request}.
 */
package io.enidetach.audit;
