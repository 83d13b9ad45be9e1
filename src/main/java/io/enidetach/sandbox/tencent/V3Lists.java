package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The describing actions of API 3.0 that return lists. */
record V3Lists(CloudModel model, V3Params params, String region) {
    private static final int MOST = 100;

    private static final V3Filters<Eni> ENI_FILTERS = new V3Filters<>(
            Map.ofEntries(
                    field("vpc-id", (eni, value) -> eni.vpc.equals(value)),
                    field("subnet-id", (eni, value) -> eni.subnet.equals(value)),
                    field("network-interface-id", (eni, value) -> eni.id.equals(value)),
                    field("attachment.instance-id", Eni::isOn),
                    field("groups.security-group-id", (eni, value) -> eni.groups.contains(value)),
                    field("network-interface-name", (eni, value) -> eni.name.contains(value)),
                    field("network-interface-description", (eni, value) -> eni.description.contains(value)),
                    // A single address matches by its end, so 0.0.12 finds 10.0.0.12 and 10.0.0.12 also 110.0.0.12.
                    field(
                            "address-ip",
                            (eni, value) -> eni.addresses.stream()
                                    .anyMatch(it -> it.privateIp().endsWith(value))),
                    field(
                            "public-address-ip",
                            (eni, value) -> eni.addresses.stream()
                                    .anyMatch(it -> it.publicIp().equals(value))),
                    field("is-primary", (eni, value) -> flag(eni.primary).equals(value.toUpperCase(Locale.ROOT))),
                    field("eni-type", (eni, value) -> (eni.primary ? "1" : "0").equals(value))),
            eni -> eni.tags);

    private static final V3Filters<Vpc> VPC_FILTERS = new V3Filters<>(
            Map.of(
                    "vpc-id", (vpc, value) -> vpc.id.equals(value),
                    "vpc-name", (vpc, value) -> vpc.name.contains(value),
                    "is-default", (vpc, value) -> value.equalsIgnoreCase("false"),
                    "cidr-block", (vpc, value) -> vpc.cidr.equals(value)),
            vpc -> vpc.tags);

    private static final V3Filters<Server> SERVER_FILTERS = new V3Filters<>(
            Map.of(
                    "instance-id", (server, value) -> server.id.equals(value),
                    "instance-name", (server, value) -> server.name.contains(value),
                    "instance-state", (server, value) -> server.state.name().equals(value),
                    "vpc-id", (server, value) -> server.vpc.equals(value),
                    "subnet-id", (server, value) -> server.subnet.equals(value),
                    "zone", (server, value) -> server.zone.label.equals(value)),
            server -> Map.of());

    private static final V3Filters<Eip> EIP_FILTERS = new V3Filters<>(
            Map.of(
                    "address-id", (eip, value) -> eip.address.eip().equals(value),
                    "address-ip", (eip, value) -> eip.address.publicIp().equals(value),
                    "private-ip-address",
                            (eip, value) -> eip.address.privateIp().equals(value),
                    "network-interface-id", (eip, value) -> eip.eni.id.equals(value),
                    "instance-id", (eip, value) -> eip.eni.isOn(value),
                    "address-status", (eip, value) -> V3Views.status(eip.eni).equals(value)),
            eip -> Map.of());

    /** A public address on an interface. */
    private record Eip(Eni eni, Address address) {}

    ObjectNode interfaces() throws RefusedCall {
        Set<String> ids = ids("NetworkInterfaceIds", "eni");
        for (String id : ids) {
            if (model.read(() -> model.eni(region, id)).isEmpty()) {
                throw new RefusedCall(Refusal.ENI_NOT_FOUND, "networkInterface " + id + " not found");
            }
        }
        return list(
                "NetworkInterfaceSet",
                ENI_FILTERS,
                new V3Views(model)::eni,
                () -> model.enis().stream()
                        .filter(eni -> model.regionOf(eni.vpc).equals(region))
                        .filter(eni -> ids.isEmpty() || ids.contains(eni.id))
                        .collect(Collectors.toList()));
    }

    ObjectNode vpcs() throws RefusedCall {
        Set<String> ids = ids("VpcIds", "vpc");
        for (String id : ids) {
            if (model.read(() -> model.vpc(region, id)).isEmpty()) {
                throw new RefusedCall(Refusal.VPC_NOT_FOUND, "vpc " + id + " not found");
            }
        }
        return list(
                "VpcSet",
                VPC_FILTERS,
                new V3Views(model)::vpc,
                () -> model.vpcs().stream()
                        .filter(vpc -> vpc.region.equals(region))
                        .filter(vpc -> ids.isEmpty() || ids.contains(vpc.id))
                        .collect(Collectors.toList()));
    }

    ObjectNode addresses() throws RefusedCall {
        Set<String> ids = ids("AddressIds", "eip");
        return list(
                "AddressSet",
                EIP_FILTERS,
                eip -> V3Views.eip(eip.eni, eip.address),
                () -> model.enis().stream()
                        .filter(eni -> model.regionOf(eni.vpc).equals(region))
                        .flatMap(eni -> eni.addresses.stream()
                                .filter(address -> !address.eip().isEmpty())
                                .filter(address -> ids.isEmpty() || ids.contains(address.eip()))
                                .map(address -> new Eip(eni, address)))
                        .collect(Collectors.toList()));
    }

    ObjectNode servers() throws RefusedCall {
        Set<String> ids = ids("InstanceIds", "ins");
        return list(
                "InstanceSet",
                SERVER_FILTERS,
                new V3Views(model)::server,
                () -> model.servers().stream()
                        .filter(server -> model.regionOf(server.vpc).equals(region))
                        .filter(server -> ids.isEmpty() || ids.contains(server.id))
                        .collect(Collectors.toList()));
    }

    /** IDs or filters, not both; at most 100. */
    private Set<String> ids(String name, String kind) throws RefusedCall {
        Set<String> ids = new LinkedHashSet<>(params.texts(name));
        if (!ids.isEmpty() && !params.filters().isEmpty()) {
            throw new RefusedCall(Refusal.BOTH_SELECTORS, name + " and Filters exclude each other");
        }
        if (ids.size() > MOST) {
            throw new RefusedCall(Refusal.BAD_VALUE, name + " holds more than " + MOST + " IDs");
        }
        for (String id : ids) {
            Ids.checked(id, kind, name, kind.equals("ins") ? Refusal.MALFORMED_INSTANCE : Refusal.MALFORMED_ID);
        }
        return ids;
    }

    private <T> ObjectNode list(String name, V3Filters<T> known, Function<T, ObjectNode> view, Supplier<List<T>> items)
            throws RefusedCall {
        List<V3Params.Filter> filters = params.filters();
        known.check(filters);
        int offset = params.number("Offset", 0, 0, Integer.MAX_VALUE);
        int limit = params.number("Limit", 20, 1, MOST);
        return model.read(() -> {
            List<T> found = items.get().stream()
                    .filter(item -> known.fit(item, filters))
                    .collect(Collectors.toList());
            ArrayNode page = JsonNodeFactory.instance.arrayNode();
            found.stream().skip(offset).limit(limit).map(view).forEach(page::add);
            return V3Actions.list(name, found.size(), page);
        });
    }

    private static Map.Entry<String, BiPredicate<Eni, String>> field(String name, BiPredicate<Eni, String> fits) {
        return Map.entry(name, fits);
    }

    private static String flag(boolean value) {
        return value ? "TRUE" : "FALSE";
    }
}
