/**
 * API 3.0 ({@code vpc.tencentcloudapi.com}): its signature, its parameters, its answers. Start at
 * {@link io.enidetach.cloud.tencent.v3.Tc3Reader} and {@link io.enidetach.cloud.tencent.v3.Tc3Writer}. Imports
 * {@code cloud}, {@code request}, {@code secret} and {@code cloud.tencent.wire}.
 */
package io.enidetach.cloud.tencent.v3;
