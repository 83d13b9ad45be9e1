package io.enidetach.cloud.tencent.v3;

import com.fasterxml.jackson.databind.JsonNode;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.tencent.wire.Fields;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EipFacts.Charge;
import io.enidetach.request.EipFacts.Status;
import java.util.List;
import java.util.Optional;

/** Reads EIPs from an answer of DescribeAddresses (reference, 3.9). */
final class Tc3Eip {

    private Tc3Eip() {}

    static Reading<List<EipFacts>> all(Reply.Good good) {
        Optional<List<JsonNode>> list = Tc3Answers.list(good.content(), "AddressSet");
        return list.<Reading<List<EipFacts>>>map(entries ->
                        new Reading.Found<>(entries.stream().map(Tc3Eip::read).toList()))
                .orElseGet(() -> new Reading.Unreadable<>(good.odd("no_list")));
    }

    private static EipFacts read(JsonNode entry) {
        return new EipFacts(
                Fields.text(entry, "AddressId"),
                status(Fields.text(entry, "AddressStatus")),
                charge(Fields.text(entry, "InternetChargeType")),
                Fields.isTrue(entry, "CascadeRelease"));
    }

    private static Status status(String word) {
        return switch (word) {
            case "BIND", "BINDED" -> Status.BOUND;
            case "BIND_ENI" -> Status.ON_FREE_ENI;
            case "UNBIND" -> Status.UNBOUND;
            default -> Status.OTHER;
        };
    }

    private static Charge charge(String word) {
        if (word.startsWith("TRAFFIC_") || word.equals("BANDWIDTH_PACKAGE")) {
            return Charge.TRAFFIC;
        }
        return word.startsWith("BANDWIDTH_") ? Charge.BANDWIDTH : Charge.UNREAD;
    }
}
