package io.enidetach.cloud.tencent.v2;

import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.Look;
import io.enidetach.cloud.Reading;
import io.enidetach.cloud.Sought;
import io.enidetach.cloud.TaskReading;
import io.enidetach.cloud.Trouble;
import io.enidetach.cloud.tencent.wire.CloudCall;
import io.enidetach.cloud.tencent.wire.Pages;
import io.enidetach.cloud.tencent.wire.Urgency;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Neighbour;
import io.enidetach.request.Region;
import io.enidetach.request.ServerFacts;
import io.enidetach.request.VpcFacts;
import io.enidetach.request.VpcId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the cloud over API 2.0 (reference tencent-vpc-api.md, 2.3 to 2.7). */
public final class QcloudReader implements CloudReader {
    /** The most that API 2.0 lists at once. */
    private static final String LIMIT = "50";

    /** A server holds at most 32 ENIs (reference, 5.4). */
    private static final Pages ON_A_SERVER = new Pages(Integer.parseInt(LIMIT), 2);

    private final QcloudCalls calls;
    private final Urgency urgency;
    private final QcloudLooks looks;

    /** @param urgency of everything but tasks, which come last */
    public QcloudReader(QcloudCalls calls, Urgency urgency) {
        this.calls = calls;
        this.urgency = urgency;
        this.looks = new QcloudLooks(calls, urgency);
    }

    @Override
    public Reading<EniFacts> eni(Region region, EniId id) {
        return calls.call(
                        CloudCall.look("vpc", "DescribeNetworkInterfaces", region, urgency),
                        Map.of("networkInterfaceId", id.value(), "limit", LIMIT))
                .reading(good -> QcloudEni.find(good, id));
    }

    @Override
    public List<Look> looks(Region region, List<Sought> sought) {
        return looks.of(region, sought);
    }

    @Override
    public Duration untilTurn(int more) {
        return calls.untilTurn(urgency, more);
    }

    @Override
    public Reading<VpcFacts> vpc(Region region, VpcId id) {
        return calls.call(
                        CloudCall.look("vpc", "DescribeVpcEx", region, urgency),
                        Map.of("vpcId", id.value(), "limit", LIMIT))
                .reading(good -> QcloudAnswers.vpc(good, id));
    }

    @Override
    public Reading<ServerFacts> server(Region region, InstanceId id) {
        return calls.call(
                        CloudCall.look("cvm", "DescribeInstances", region, urgency),
                        Map.of("instanceIds.0", id.value(), "limit", LIMIT))
                .reading(good -> QcloudAnswers.server(good, id));
    }

    @Override
    public Reading<List<Neighbour>> onServer(Region region, VpcId vpc, InstanceId server) {
        return ON_A_SERVER.whole(from -> calls.call(
                        CloudCall.look("vpc", "DescribeNetworkInterfaces", region, urgency),
                        Map.of(
                                "vpcId", vpc.value(),
                                "instanceId", server.value(),
                                "limit", LIMIT,
                                "offset", Integer.toString(from)))
                .reading(good -> QcloudEni.onServer(good, server)));
    }

    @Override
    public Optional<Trouble> probe(Region region) {
        return calls.call(CloudCall.look("vpc", "DescribeVpcEx", region, urgency), Map.of("limit", "1"))
                .inTheWay();
    }

    @Override
    public TaskReading task(Region region, String taskId) {
        return calls.call(
                        CloudCall.look("vpc", "DescribeVpcTaskResult", region, Urgency.LAST), Map.of("taskId", taskId))
                .task(QcloudAnswers::task);
    }
}
