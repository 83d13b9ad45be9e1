package io.enidetach.cloud;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;

/** What the cloud is asked for; {@code token} is the idempotency key where the API has one. */
public record Ask(Region region, VpcId vpc, EniId eni, InstanceId instance, String token) {}
