package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Things of the model as v2 shows them. Runs under the model's lock. */
record V2Views(CloudModel model, V2Shape shape) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode eni(Eni eni) {
        ObjectNode node = JSON.objectNode().put("vpcId", eni.vpc);
        if (shape == V2Shape.NEWER) {
            node.put("vpcName", model.vpcOf(eni.vpc).name).put("createTime", Times.text(eni.created));
            node.putArray("flowLogsSet");
        }
        node.put("subnetId", eni.subnet)
                .put("zoneId", eni.zone.number)
                .put("networkInterfaceId", eni.id)
                .put("eniName", eni.name)
                .put("eniDescription", eni.description)
                .put("primary", eni.primary)
                .put("macAddress", eni.mac());
        ArrayNode addresses = node.putArray("privateIpAddressesSet");
        eni.addresses.forEach(address -> addresses.add(address(address)));
        attachment(node, eni);
        ArrayNode groups = node.putArray("groupSet");
        eni.groups.forEach(group -> group(groups.addObject(), group));
        return node;
    }

    private ObjectNode address(Address address) {
        ObjectNode node = JSON.objectNode()
                .put("privateIpAddress", address.privateIp())
                .put("primary", address.primary())
                .put("wanIp", address.publicIp())
                .put("eipId", address.eip());
        return shape == V2Shape.OLDER ? node : node.put("description", "").put("isWanIpBlocked", false);
    }

    private void attachment(ObjectNode node, Eni eni) {
        ObjectNode set = JSON.objectNode()
                .put("instanceId", eni.attachment.map(Attachment::instance).orElse(""))
                .put(
                        "attachTime",
                        eni.attachment.map(it -> Times.text(it.since())).orElse(""));
        if (shape == V2Shape.NEWER) {
            node.set("instanceSet", set);
            return;
        }
        ArrayNode list = node.putArray("instanceSet");
        if (eni.attachment.isPresent()) {
            list.add(set);
        }
    }

    private void group(ObjectNode node, String id) {
        node.put("sgId", id).put("sgName", id.replace("sg-", "group-"));
        if (shape == V2Shape.NEWER) {
            node.put("projectId", 0);
        }
    }

    ObjectNode vpc(Vpc vpc) {
        return JSON.objectNode()
                .put("vpcId", vpc.legacyId())
                .put("unVpcId", vpc.id)
                .put("vpcName", vpc.name)
                .put("cidrBlock", vpc.cidr)
                .put("subnetNum", 1)
                .put("routeTableNum", 1)
                .put("vpnGwNum", 0)
                .put("vpcPeerNum", 0)
                .put("vpcDeviceNum", (int) model.servers().stream()
                        .filter(server -> server.vpc.equals(vpc.id))
                        .count())
                .put("classicLinkNum", 0)
                .put("vpgNum", 0)
                .put("natNum", 0)
                .put("createTime", "2024-10-30 09:00:00")
                .put("isDefault", false);
    }

    ObjectNode server(Server server) {
        Vpc vpc = model.vpcOf(server.vpc);
        ObjectNode node = JSON.objectNode()
                .put("unInstanceId", server.id)
                .put("instanceId", server.legacyId())
                .put("instanceName", server.name)
                .put("status", server.state.number)
                .put("Region", Regions.shortOf(vpc.region))
                .put("zoneId", server.zone.number)
                .put("zoneName", server.zone.label)
                .put("vpcId", vpc.legacyNumber)
                .put("subnetId", Math.floorMod(server.subnet.hashCode(), 1000))
                .put("projectId", 0)
                .put("createTime", "2024-10-30 09:30:00")
                .put("lanIp", Views.privateIp(model, server));
        ArrayNode wan = node.putArray("wanIpSet");
        Views.publicIps(model, server).forEach(wan::add);
        return node;
    }

    ObjectNode eip(Eni eni, Address address, Instant now) {
        boolean bound = eni.attachment.isPresent();
        long idle = eni.freeSince
                .map(since -> Duration.between(since, now).toSeconds())
                .orElse(0L);
        return JSON.objectNode()
                .put("eipId", address.eip())
                .put("eipName", "")
                .put("eip", address.publicIp())
                .put("ispId", 5)
                .put("status", bound ? 2 : 4)
                .put("type", 0)
                .put("arrears", 0)
                .put("unInstanceId", eni.attachment.map(Attachment::instance).orElse(""))
                .put("networkInterfaceId", eni.id)
                .put("privateIpAddress", address.privateIp())
                .put("createdAt", "2024-10-30 09:00:00")
                .put("updatedAt", Times.text(eni.freeSince.orElse(eni.created)))
                .put("freeSecond", idle);
    }
}
