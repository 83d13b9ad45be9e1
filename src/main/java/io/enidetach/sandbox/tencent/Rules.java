package io.enidetach.sandbox.tencent;

import java.util.Optional;

/** What the cloud checks before it accepts an attach or a detach. */
final class Rules {
    private Rules() {}

    /** {@code vpc} is given in v2 only; v3 has no such parameter. */
    static CloudModel.Checks detach(Optional<String> vpc) {
        return (model, order) -> {
            Eni eni = parties(model, order, vpc);
            if (model.tasks().running(eni.id).isPresent()) {
                throw new RefusedCall(Refusal.LOCKED, "another operation on " + eni.id + " is running");
            }
            // Not documented for an interface on another server; "not attached to that server" is the nearest word.
            if (!eni.isOn(order.instance())) {
                throw new RefusedCall(Refusal.NOT_ATTACHED, eni.id + " is not attached to " + order.instance());
            }
            if (eni.primary) {
                throw new RefusedCall(Refusal.PRIMARY, eni.id + " is a primary network interface");
            }
        };
    }

    static CloudModel.Checks attach(Optional<String> vpc) {
        return (model, order) -> {
            Eni eni = parties(model, order, vpc);
            Server server = model.server(order.region(), order.instance()).orElseThrow();
            if (model.tasks().running(eni.id).isPresent()) {
                throw new RefusedCall(Refusal.LOCKED, "another operation on " + eni.id + " is running");
            }
            if (eni.attachment.isPresent()) {
                throw new RefusedCall(Refusal.ALREADY_ATTACHED, eni.id + " is attached already");
            }
            fits(eni, server);
            if (model.enis().stream().filter(other -> other.isOn(server.id)).count()
                    >= CloudModel.INTERFACES_PER_SERVER) {
                throw new RefusedCall(Refusal.TOO_MANY, server.id + " holds as many interfaces as it can");
            }
        };
    }

    private static void fits(Eni eni, Server server) throws RefusedCall {
        if (!server.state.takesInterfaces()) {
            throw new RefusedCall(Refusal.SERVER_STATE, server.id + " is neither running nor shut down");
        }
        if (!server.vpc.equals(eni.vpc)) {
            throw new RefusedCall(Refusal.OTHER_VPC, server.id + " and " + eni.id + " are in different VPCs");
        }
        if (server.zone != eni.zone) {
            throw new RefusedCall(Refusal.OTHER_ZONE, server.id + " and " + eni.id + " are in different zones");
        }
        if (eni.groups.isEmpty()) {
            throw new RefusedCall(Refusal.NO_GROUP, eni.id + " has no security group");
        }
    }

    private static Eni parties(CloudModel model, Task.Order order, Optional<String> vpc) throws RefusedCall {
        if (vpc.isPresent() && model.vpc(order.region(), vpc.get()).isEmpty()) {
            throw new RefusedCall(Refusal.VPC_NOT_FOUND, "vpc " + vpc.get() + " not found");
        }
        Eni eni = model.eni(order.region(), order.eni())
                .filter(it -> vpc.isEmpty() || it.vpc.equals(vpc.get()))
                .orElseThrow(
                        () -> new RefusedCall(Refusal.ENI_NOT_FOUND, "networkInterface " + order.eni() + " not found"));
        if (model.server(order.region(), order.instance()).isEmpty()) {
            throw new RefusedCall(Refusal.INSTANCE_NOT_FOUND, "instance " + order.instance() + " not found");
        }
        return eni;
    }
}
