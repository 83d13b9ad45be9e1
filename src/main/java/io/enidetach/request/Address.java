package io.enidetach.request;

import java.util.Optional;

/** A private address of an ENI with the public one that leads to it, if any. */
public record Address(String privateIp, boolean primary, Optional<String> publicIp, Optional<String> eipId) {}
