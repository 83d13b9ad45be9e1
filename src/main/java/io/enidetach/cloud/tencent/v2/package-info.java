/**
 * API 2.0 ({@code vpc.api.qcloud.com}): its signature, its parameters, its answers. Start at
 * {@link io.enidetach.cloud.tencent.v2.QcloudReader} and {@link io.enidetach.cloud.tencent.v2.QcloudWriter}. Imports
 * {@code cloud}, {@code request}, {@code secret}, {@code cloud.tencent.wire}, and {@code cloud.tencent.v3} for answers
 * that a v2 host sends in the v3 shape.
 */
package io.enidetach.cloud.tencent.v2;
