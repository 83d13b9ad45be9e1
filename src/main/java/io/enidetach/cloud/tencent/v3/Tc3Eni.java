package io.enidetach.cloud.tencent.v3;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Advice;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.wire.Fields;
import io.enidetach.cloud.tencent.wire.Listing;
import io.enidetach.cloud.tencent.wire.Pages;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one ENI from an answer of DescribeNetworkInterfaces (reference, 3.7). */
public final class Tc3Eni {
    /** Without a server in these states it is on its way to one or from one, and seen neither held nor free. */
    private static final Set<String> MOVING = Set.of("ATTACHING", "DETACHING");

    private Tc3Eni() {}

    /** The ENI of that ID, where the answer holds it. */
    public static Reading<EniFacts> find(Reply.Good good, EniId id) {
        return Listing.only(
                good,
                Tc3Answers.list(good.content(), "NetworkInterfaceSet"),
                entry -> Fields.text(entry, "NetworkInterfaceId").equals(id.value()),
                entry -> read(good, id, entry));
    }

    /** Every ENI that the answer lists and that can be read; the others are passed over. */
    public static Reading<Pages.Page<EniFacts>> page(Reply.Good good) {
        return Listing.page(
                good,
                Tc3Answers.list(good.content(), "NetworkInterfaceSet"),
                entry -> EniId.parse(Fields.text(entry, "NetworkInterfaceId"))
                        .flatMap(id -> read(good, id, entry).seen()));
    }

    /** The ENIs of an answer that are on this server. */
    public static Reading<Pages.Page<Neighbour>> onServer(Reply.Good good, InstanceId server) {
        return Listing.held(
                good,
                Tc3Answers.list(good.content(), "NetworkInterfaceSet"),
                new Listing.EniNames("NetworkInterfaceId", "NetworkInterfaceName", "Primary"),
                entry -> holder(good, entry),
                server);
    }

    private static Reading<Attachment> holder(Reply.Good good, JsonNode entry) {
        return Listing.attachment(good, entry.path("Attachment"), "InstanceId", "AttachTime");
    }

    private static Reading<EniFacts> read(Reply.Good good, EniId id, JsonNode entry) {
        Optional<VpcId> vpc = VpcId.parse(Fields.text(entry, "VpcId"));
        if (vpc.isEmpty()) {
            return new Reading.Unreadable<>(good.odd("odd_vpc"));
        }
        return holder(good, entry)
                .fold(
                        held -> facts(id, entry, vpc.get(), Optional.of(held)),
                        free -> MOVING.contains(Fields.text(entry, "State"))
                                ? moving(good)
                                : facts(id, entry, vpc.get(), Optional.empty()),
                        Reading.Unreadable::new);
    }

    private static Reading<EniFacts> moving(Reply.Good good) {
        return new Reading.Unreadable<>(new Trouble(Advice.BUSY, "moving", good.reference(), true));
    }

    private static Reading<EniFacts> facts(EniId id, JsonNode entry, VpcId vpc, Optional<Attachment> held) {
        return new Reading.Found<>(new EniFacts(
                id,
                Fields.text(entry, "NetworkInterfaceName"),
                vpc,
                Fields.optional(entry, "SubnetId"),
                Fields.optional(entry, "Zone"),
                // Nobody detaches what was not said to be secondary.
                !Fields.isFalse(entry, "Primary"),
                held,
                addresses(entry),
                groups(entry),
                Tc3Answers.tags(entry.path("TagSet"))));
    }

    private static List<Address> addresses(JsonNode entry) {
        return Fields.list(entry.path("PrivateIpAddressSet")).stream()
                .map(x -> new Address(
                        Fields.text(x, "PrivateIpAddress"),
                        Fields.isTrue(x, "Primary"),
                        Fields.optional(x, "PublicIpAddress"),
                        Fields.optional(x, "AddressId")))
                .toList();
    }

    private static Optional<List<String>> groups(JsonNode entry) {
        JsonNode set = entry.path("GroupSet");
        return set.isArray()
                ? Optional.of(Fields.list(set).stream()
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .toList())
                : Optional.empty();
    }
}
