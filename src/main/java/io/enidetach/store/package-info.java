/**
 * The durable memory: SQLite in one file by default, PostgreSQL by URL. Start at {@code Database} (opens and migrates),
 * then {@code SqlLedger} (what is decided), {@code SqlClockwork} (when it is done) and {@code AuditLog} (what was done).
 * Implements ports of {@code workflow}; imports {@code request}, {@code audit}, and alone of all packages JDBC, the pool,
 * the migrator and db-scheduler. Knows no rule of the request's life beyond its version and which ENIs it holds.
 */
package io.enidetach.store;
