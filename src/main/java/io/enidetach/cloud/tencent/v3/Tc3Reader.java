package io.enidetach.cloud.tencent.v3;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Look;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Sought;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.Pages;
import io.enidetach.cloud.tencent.wire.Reply;
import io.enidetach.cloud.tencent.wire.Urgency;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Region;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the cloud over API 3.0 (reference tencent-vpc-api.md, 3.6 to 3.10). */
public final class Tc3Reader implements CloudReader {
    /** The most that API 3.0 lists at once. */
    private static final int PAGE = 100;

    /** A server holds at most 32 ENIs (reference, 5.4). */
    private static final Pages ON_A_SERVER = new Pages(PAGE, 2);

    private final Tc3Calls calls;
    private final Urgency urgency;

    /** @param urgency of everything but tasks, which come last */
    public Tc3Reader(Tc3Calls calls, Urgency urgency) {
        this.calls = calls;
        this.urgency = urgency;
    }

    @Override
    public Reading<EniFacts> eni(Region region, EniId id) {
        return calls.call(
                        CloudCall.look("vpc", "DescribeNetworkInterfaces", region, urgency),
                        Map.of("NetworkInterfaceIds", List.of(id.value())))
                .reading(good -> Tc3Eni.find(good, id));
    }

    @Override
    public List<Look> looks(Region region, List<Sought> sought) {
        List<Look> looks = new ArrayList<>();
        for (int from = 0; from < sought.size(); from += PAGE) {
            List<Sought> together = sought.subList(from, Math.min(sought.size(), from + PAGE));
            looks.add(new Look(together, seen -> together(region, ids(together), seen)));
        }
        return looks;
    }

    // One ENI that is gone makes the cloud refuse all that were asked for with it, so the halves are asked again.
    private void together(Region region, List<EniId> ids, BiConsumer<EniId, Reading<EniFacts>> seen) {
        Reply reply = calls.call(
                CloudCall.look("vpc", "DescribeNetworkInterfaces", region, urgency),
                Map.of("NetworkInterfaceIds", ids.stream().map(EniId::value).toList(), "Limit", PAGE));
        List<Reading<EniFacts>> readings = ids.stream()
                .map(id -> reply.reading(good -> Tc3Eni.find(good, id)))
                .toList();
        boolean refused = !(reply instanceof Reply.Good) && readings.get(0) instanceof Reading.Absent;
        if (refused && ids.size() > 1) {
            together(region, ids.subList(0, ids.size() / 2), seen);
            together(region, ids.subList(ids.size() / 2, ids.size()), seen);
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            seen.accept(ids.get(i), readings.get(i));
        }
    }

    private static List<EniId> ids(List<Sought> sought) {
        return sought.stream().map(Sought::eni).toList();
    }

    @Override
    public Duration untilTurn(int more) {
        return calls.untilTurn(urgency, more);
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        return calls.call(CloudCall.look("vpc", "DescribeVpcs", region, urgency), Map.of("VpcIds", List.of(id.value())))
                .reading(good -> Tc3Answers.vpc(good, id));
    }

    @Override
    public Reading<ServerFacts> server(Region region, InstanceId id) {
        return calls.call(
                        CloudCall.look("cvm", "DescribeInstances", region, urgency),
                        Map.of("InstanceIds", List.of(id.value())))
                .reading(good -> Tc3Answers.server(good, id));
    }

    @Override
    public Reading<List<Neighbour>> onServer(Region region, VpcId vpc, InstanceId server) {
        return ON_A_SERVER.whole(from -> calls.call(
                        CloudCall.look("vpc", "DescribeNetworkInterfaces", region, urgency),
                        Map.of(
                                "Filters",
                                List.of(Map.of("Name", "attachment.instance-id", "Values", List.of(server.value()))),
                                "Limit",
                                PAGE,
                                "Offset",
                                from))
                .reading(good -> Tc3Eni.onServer(good, server)));
    }

    @Override
    public Reading<List<EipFacts>> eips(Region region, List<String> ids) {
        List<EipFacts> all = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> together = ids.subList(from, Math.min(ids.size(), from + PAGE));
            Reading<List<EipFacts>> reading = calls.call(
                            CloudCall.look("vpc", "DescribeAddresses", region, urgency),
                            Map.of("AddressIds", together, "Limit", PAGE))
                    .reading(Tc3Eip::all);
            if (!(reading instanceof Reading.Found<List<EipFacts>> found)) {
                return reading;
            }
            all.addAll(found.value());
        }
        return new Reading.Found<>(List.copyOf(all));
    }

    @Override
    public Optional<Trouble> probe(Region region) {
        return calls.call(CloudCall.look("vpc", "DescribeVpcs", region, urgency), Map.of("Limit", "1"))
                .inTheWay();
    }

    @Override
    public TaskReading task(Region region, String taskId) {
        return calls.call(
                        CloudCall.look("vpc", "DescribeVpcTaskResult", region, Urgency.LAST), Map.of("TaskId", taskId))
                .task(Tc3Answers::task);
    }
}
