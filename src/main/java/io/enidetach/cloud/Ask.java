package io.enidetach.cloud;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.util.function.BooleanSupplier;

/**
 * What the cloud is asked for; {@code token} is the idempotency key where the API has one.
 *
 * @param wanted looked at when it is the ask's turn, right before it leaves: false calls it off, certainly not done
 */
public record Ask(Region region, VpcId vpc, EniId eni, InstanceId instance, String token, BooleanSupplier wanted) {}
