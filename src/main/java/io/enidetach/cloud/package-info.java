/**
 * The cloud in domain words: what can be read ({@link io.enidetach.cloud.CloudReader}), what can be looked for
 * ({@link io.enidetach.cloud.CloudFinder}), what can be asked ({@link io.enidetach.cloud.CloudWriter}) and how all of it
 * can end. Adapters live below; this package imports only {@code request}.
 */
package io.enidetach.cloud;
