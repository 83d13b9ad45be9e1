package io.enidetach.cloud;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.VpcId;

/** An ENI to be looked at together with others, and where it is known to be, which helps to find many with few calls. */
public record Sought(EniId eni, VpcId vpc, InstanceId server) {}
