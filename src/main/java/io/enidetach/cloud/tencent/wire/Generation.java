package io.enidetach.cloud.tencent.wire;

/** Which API is spoken. */
public enum Generation {
    /** API 2.0, {@code vpc.api.qcloud.com}. */
    V2,
    /** API 3.0, {@code vpc.tencentcloudapi.com}. */
    V3
}
