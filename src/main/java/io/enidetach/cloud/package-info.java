/**
 * The cloud in domain words: what can be read ({@link io.enidetach.cloud.CloudReader}), what can be asked
 * ({@link io.enidetach.cloud.CloudWriter}) and how both can end. Adapters live below; this package imports only
 * {@code request}.
 */
package io.enidetach.cloud;
