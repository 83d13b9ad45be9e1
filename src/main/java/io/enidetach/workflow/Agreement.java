package io.enidetach.workflow;

import io.enidetach.request.Action;
import io.enidetach.request.EniFacts;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Order;
import io.enidetach.request.Reason;
import io.enidetach.workflow.Finding.Settled;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what was typed and what the cloud says agree (contract, 5 and 8). Asked only after an allow. */
final class Agreement {
    private final Order order;
    private final List<EniFacts> enis;

    Agreement(Order order, List<EniFacts> enis) {
        this.order = order;
        this.enis = enis;
    }

    /** The one server that all ENIs of the order are on, or shall go to. */
    InstanceId server() throws Settled {
        for (EniFacts eni : enis) {
            sameVpc(eni);
        }
        Optional<InstanceId> wanted = order.instance();
        InstanceId server = order.action() == Action.ATTACH ? wanted.orElseThrow() : holder(enis.get(0));
        for (EniFacts eni : enis) {
            if (order.action() == Action.ATTACH) {
                free(eni);
            } else {
                heldBy(server, eni);
            }
        }
        for (EniFacts eni : enis) {
            if (eni.primary()) {
                throw unfit(Reason.PRIMARY_ENI, Map.of("eni", eni.id().value()));
            }
        }
        return server;
    }

    private void sameVpc(EniFacts eni) throws Settled {
        if (!eni.vpc().equals(enis.get(0).vpc())) {
            throw differ(eni);
        }
        if (order.vpc().isPresent() && !order.vpc().get().equals(eni.vpc())) {
            throw unfit(
                    Reason.VPC_DIFFERS,
                    Map.of(
                            "eni",
                            eni.id().value(),
                            "typed",
                            order.vpc().get().value(),
                            "actual",
                            eni.vpc().value()));
        }
    }

    private InstanceId holder(EniFacts eni) throws Settled {
        if (eni.attachment().isEmpty()) {
            throw unfit(Reason.NOTHING_TO_DO, Map.of("eni", eni.id().value()));
        }
        return eni.attachment().get().instance();
    }

    private void heldBy(InstanceId server, EniFacts eni) throws Settled {
        InstanceId holder = holder(eni);
        if (order.instance().isPresent() && !order.instance().get().equals(holder)) {
            throw unfit(
                    Reason.INSTANCE_DIFFERS,
                    Map.of(
                            "eni",
                            eni.id().value(),
                            "typed",
                            order.instance().get().value(),
                            "actual",
                            holder.value()));
        }
        if (!holder.equals(server)) {
            throw differ(eni);
        }
    }

    private void free(EniFacts eni) throws Settled {
        if (eni.attachment().isPresent()) {
            String actual = eni.attachment().get().instance().value();
            throw unfit(Reason.ALREADY_ATTACHED, Map.of("eni", eni.id().value(), "actual", actual));
        }
    }

    // Without the other VPC's or server's name: the policy has not allowed this person to see it.
    private Settled differ(EniFacts eni) {
        return unfit(
                Reason.ENIS_DIFFER,
                Map.of("eni", eni.id().value(), "first", enis.get(0).id().value()));
    }

    private static Settled unfit(Reason reason, Map<String, String> args) {
        return new Settled(Finding.unfit(reason, args));
    }
}
