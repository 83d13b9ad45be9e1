/**
 * The environment of the process (contract, 3), read whole and checked whole before anything starts. Start at
 * {@link io.enidetach.config.Settings#of}. Imports {@code secret} only; reads no file, opens no connection, and puts no value
 * of a variable into a message.
 */
package io.enidetach.config;
