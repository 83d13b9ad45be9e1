package io.enidetach.sandbox.tencent;

import java.util.List;
import java.util.stream.Collectors;

/** What both generations show of a server's interfaces. Runs under the model's lock. */
final class Views {
    private Views() {}

    /** The first address of the primary interface, empty when the server has none. */
    static String privateIp(CloudModel model, Server server) {
        return model.enis().stream()
                .filter(eni -> eni.primary && eni.isOn(server.id))
                .flatMap(eni -> eni.addresses.stream())
                .map(Address::privateIp)
                .findFirst()
                .orElse("");
    }

    static List<String> publicIps(CloudModel model, Server server) {
        return model.enis().stream()
                .filter(eni -> eni.isOn(server.id))
                .flatMap(eni -> eni.addresses.stream())
                .map(Address::publicIp)
                .filter(ip -> !ip.isEmpty())
                .collect(Collectors.toList());
    }
}
