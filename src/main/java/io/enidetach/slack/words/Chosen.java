package io.enidetach.slack.words;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.Optional;

/** An ENI and where it is, as a search in the form offers it. It comes back from Slack, so it is worth no more than typed IDs. */
public record Chosen(EniId eni, VpcId vpc, InstanceId server, Region region) {

    /** As an option's value; shorter than the 75 characters that every SDK of Slack takes. */
    public String value() {
        return eni + " " + vpc + " " + server + " " + region;
    }

    /** What an option's value says; nothing for the option that is only a hint, and for what we did not write. */
    public static Optional<Chosen> parse(String value) {
        String[] parts = value.split(" ", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        Optional<EniId> eni = EniId.parse(parts[0]);
        Optional<VpcId> vpc = VpcId.parse(parts[1]);
        Optional<InstanceId> server = InstanceId.parse(parts[2]);
        Optional<Region> region = Region.parse(parts[3]);
        return eni.isPresent() && vpc.isPresent() && server.isPresent() && region.isPresent()
                ? Optional.of(new Chosen(eni.get(), vpc.get(), server.get(), region.get()))
                : Optional.empty();
    }
}
