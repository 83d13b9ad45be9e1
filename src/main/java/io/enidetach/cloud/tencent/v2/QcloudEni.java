package io.enidetach.cloud.tencent.v2;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.tencent.v3.Tc3Eni;
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

/** Reads one ENI from the answers of DescribeNetworkInterfaces, of both generations (reference, 2.4). */
final class QcloudEni {

    private QcloudEni() {}

    static Reading<EniFacts> find(Reply.Good good, EniId id) {
        if (good.modern()) {
            return Tc3Eni.find(good, id);
        }
        return Listing.only(
                good,
                QcloudAnswers.list(good.content(), "data"),
                entry -> Fields.text(entry, "networkInterfaceId").equals(id.value()),
                entry -> read(good, id, entry));
    }

    /** Every ENI that the answer lists and that can be read; the others are passed over. */
    static Reading<Pages.Page<EniFacts>> page(Reply.Good good) {
        if (good.modern()) {
            return Tc3Eni.page(good);
        }
        return Listing.page(
                good,
                QcloudAnswers.list(good.content(), "data"),
                entry -> EniId.parse(Fields.text(entry, "networkInterfaceId"))
                        .flatMap(id -> read(good, id, entry).seen()));
    }

    /** The ENIs of an answer that are on this server. */
    static Reading<Pages.Page<Neighbour>> onServer(Reply.Good good, InstanceId server) {
        if (good.modern()) {
            return Tc3Eni.onServer(good, server);
        }
        return Listing.held(
                good,
                QcloudAnswers.list(good.content(), "data"),
                new Listing.EniNames("networkInterfaceId", "eniName", "primary"),
                entry -> holder(good, entry),
                server);
    }

    private static Reading<Attachment> holder(Reply.Good good, JsonNode entry) {
        return Listing.attachment(good, entry.path("instanceSet"), "instanceId", "attachTime");
    }

    private static Reading<EniFacts> read(Reply.Good good, EniId id, JsonNode entry) {
        Optional<VpcId> vpc = VpcId.parse(Fields.text(entry, "vpcId"));
        if (vpc.isEmpty()) {
            return new Reading.Unreadable<>(good.odd("odd_vpc"));
        }
        return holder(good, entry)
                .fold(
                        held -> facts(id, entry, vpc.get(), Optional.of(held)),
                        free -> facts(id, entry, vpc.get(), Optional.empty()),
                        Reading.Unreadable::new);
    }

    private static Reading<EniFacts> facts(EniId id, JsonNode entry, VpcId vpc, Optional<Attachment> held) {
        return new Reading.Found<>(new EniFacts(
                id,
                Fields.text(entry, "eniName"),
                vpc,
                Fields.optional(entry, "subnetId"),
                Fields.optional(entry, "zoneId"),
                // Nobody detaches what was not said to be secondary.
                !Fields.isFalse(entry, "primary", "Primary"),
                held,
                addresses(entry),
                groups(entry),
                Optional.empty()));
    }

    private static List<Address> addresses(JsonNode entry) {
        return Fields.list(entry.path("privateIpAddressesSet")).stream()
                .map(x -> new Address(
                        Fields.text(x, "privateIpAddress"),
                        Fields.isTrue(x, "primary", "Primary"),
                        Fields.optional(x, "wanIp"),
                        Fields.optional(x, "eipId", "EipId")))
                .toList();
    }

    private static Optional<List<String>> groups(JsonNode entry) {
        JsonNode set = entry.path("groupSet");
        return set.isArray()
                ? Optional.of(Fields.list(set).stream()
                        .flatMap(x -> Fields.optional(x, "sgId").stream())
                        .toList())
                : Optional.empty();
    }
}
