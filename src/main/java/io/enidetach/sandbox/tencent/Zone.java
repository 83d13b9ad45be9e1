package io.enidetach.sandbox.tencent;

/** An availability zone: v2 names it by number, v3 by text. */
public enum Zone {
    GUANGZHOU_2(100002, "ap-guangzhou-2"),
    GUANGZHOU_3(100003, "ap-guangzhou-3"),
    SHANGHAI_2(200002, "ap-shanghai-2");

    final int number;
    final String label;

    Zone(int number, String label) {
        this.number = number;
        this.label = label;
    }
}
