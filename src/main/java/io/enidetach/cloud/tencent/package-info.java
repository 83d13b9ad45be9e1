/**
 * Tencent Cloud behind the port of {@code cloud}. Start at {@link io.enidetach.cloud.tencent.TencentCloud}. Below lie
 * {@code wire} (what both generations share), {@code v2} and {@code v3}. Nothing outside may import OkHttp on its
 * account, and nothing here decides what happens next: it only says what was seen and how an ask ended.
 */
package io.enidetach.cloud.tencent;
