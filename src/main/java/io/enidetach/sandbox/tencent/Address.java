package io.enidetach.sandbox.tencent;

/** A private address of an interface; {@code publicIp} and {@code eip} are empty texts when there is none, as on the wire. */
record Address(String privateIp, boolean primary, String publicIp, String eip) {}
