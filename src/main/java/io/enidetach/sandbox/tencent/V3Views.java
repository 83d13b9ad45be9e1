package io.enidetach.sandbox.tencent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Things of the model as v3 shows them. Runs under the model's lock. */
record V3Views(CloudModel model) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode eni(Eni eni) {
        String state = state(eni);
        boolean inUse = state.equals("AVAILABLE") && eni.attachment.isPresent();
        ObjectNode node = JSON.objectNode()
                .put("NetworkInterfaceId", eni.id)
                .put("NetworkInterfaceName", eni.name)
                .put("NetworkInterfaceDescription", eni.description)
                .put("VpcId", eni.vpc)
                .put("SubnetId", eni.subnet)
                .put("Zone", eni.zone.label)
                .put("Primary", eni.primary)
                .put("EniType", eni.primary ? 1 : 0)
                .put("MacAddress", eni.mac())
                .put("CreatedTime", Times.text(eni.created))
                .put("State", state)
                .put("NetworkInterfaceState", inUse ? "INUSE" : state)
                .put("AttachType", 0)
                .put("Business", "cvm");
        attachment(node, eni);
        ArrayNode addresses = node.putArray("PrivateIpAddressSet");
        eni.addresses.forEach(it -> addresses
                .addObject()
                .put("PrivateIpAddress", it.privateIp())
                .put("Primary", it.primary())
                .put("PublicIpAddress", it.publicIp())
                .put("AddressId", it.eip())
                .put("IsWanIpBlocked", false)
                .put("Description", "")
                .put("State", "AVAILABLE"));
        node.putArray("Ipv6AddressSet");
        ArrayNode groups = node.putArray("GroupSet");
        eni.groups.forEach(groups::add);
        node.set("TagSet", tags(eni.tags));
        return node;
    }

    /** "AVAILABLE" says nothing about attachment; a running task shows here. */
    private String state(Eni eni) {
        Optional<Task> running = model.tasks().running(eni.id);
        return running.map(task -> task.order.kind() == Task.Kind.DETACH ? "DETACHING" : "ATTACHING")
                .orElse("AVAILABLE");
    }

    private static void attachment(ObjectNode node, Eni eni) {
        if (eni.attachment.isEmpty()) {
            node.putNull("Attachment");
            return;
        }
        Attachment at = eni.attachment.get();
        node.putObject("Attachment")
                .put("InstanceId", at.instance())
                .put("DeviceIndex", at.deviceIndex())
                .put("InstanceAccountId", "100000000001")
                .put("AttachTime", Times.text(at.since()));
    }

    ObjectNode vpc(Vpc vpc) {
        ObjectNode node = JSON.objectNode()
                .put("VpcId", vpc.id)
                .put("VpcName", vpc.name)
                .put("CidrBlock", vpc.cidr)
                .put("IsDefault", false)
                .put("CreatedTime", "2024-10-30 09:00:00");
        node.putArray("AssistantCidrSet");
        node.set("TagSet", tags(vpc.tags));
        return node;
    }

    ObjectNode server(Server server) {
        ObjectNode node = JSON.objectNode()
                .put("InstanceId", server.id)
                .put("InstanceName", server.name)
                .put("InstanceState", server.state.name())
                .put("RestrictState", "NORMAL")
                .put("CreatedTime", "2024-10-30T01:30:00Z")
                .put("LatestOperationState", "SUCCESS");
        node.putObject("Placement").put("Zone", server.zone.label);
        node.putObject("VirtualPrivateCloud").put("VpcId", server.vpc).put("SubnetId", server.subnet);
        node.putArray("PrivateIpAddresses").add(Views.privateIp(model, server));
        ArrayNode wan = node.putArray("PublicIpAddresses");
        Views.publicIps(model, server).forEach(wan::add);
        node.set("Tags", tags(server.tags));
        return node;
    }

    /** An address stays on its interface when that is detached: BIND_ENI. */
    static ObjectNode eip(Eni eni, Address address) {
        ObjectNode node = JSON.objectNode()
                .put("AddressId", address.eip())
                .put("AddressIp", address.publicIp())
                .put("AddressName", "")
                .put("AddressStatus", status(eni))
                .put("NetworkInterfaceId", eni.id)
                .put("PrivateAddressIp", address.privateIp())
                .put("IsArrears", false)
                .put("IsBlocked", false)
                .put("CascadeRelease", false)
                .put("AddressType", "EIP")
                .put("InternetChargeType", "TRAFFIC_POSTPAID_BY_HOUR");
        eni.attachment.ifPresentOrElse(it -> node.put("InstanceId", it.instance()), () -> node.putNull("InstanceId"));
        node.putArray("TagSet");
        return node;
    }

    static String status(Eni eni) {
        return eni.attachment.isPresent() ? "BIND" : "BIND_ENI";
    }

    private static ArrayNode tags(Map<String, String> tags) {
        ArrayNode array = JSON.arrayNode();
        tags.forEach((key, value) -> array.addObject().put("Key", key).put("Value", value));
        return array;
    }
}
