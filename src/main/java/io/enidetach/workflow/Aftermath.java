package io.enidetach.workflow;

import io.enidetach.cloud.Reading;
import io.enidetach.request.Action;
import io.enidetach.request.Address;
import io.enidetach.request.EipFacts;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.RequestId;
import io.enidetach.request.Whereabouts;
import io.enidetach.request.Whereabouts.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/**
 * Learns where public addresses are once their ENI has left the server. The EIPs are read between the two looks that prove
 * the end, so that nobody waits for them; what is not there by then was not read. Thread-safe.
 */
final class Aftermath {
    private final SideReadings side;
    private final Map<Key, Seen> seen = new ConcurrentHashMap<>();

    private record Key(RequestId request, EniId eni) {}

    private record Seen(List<Address> shown, EniFacts now, Optional<Future<Reading<List<EipFacts>>>> eips) {}

    Aftermath(SideReadings side) {
        this.side = side;
    }

    /** The ENI was seen off its server, with these facts; {@code shown} are the addresses that it was known to have. The first time counts. */
    void sighted(Watched watched, List<Address> shown, EniFacts now) {
        if (watched.action() == Action.DETACH) {
            seen.computeIfAbsent(key(watched), key -> new Seen(shown, now, side.eips(watched.region(), shown)));
        }
    }

    /** What is known by now, told once. */
    List<Whereabouts> told(Watched watched) {
        Seen last = seen.remove(key(watched));
        if (last == null) {
            return List.of();
        }
        Optional<List<EipFacts>> eips = last.eips()
                .filter(Future::isDone)
                .flatMap(f -> Parallel.within(0, f))
                .flatMap(Reading::seen);
        return last.shown().stream()
                .filter(a -> a.publicIp().isPresent())
                .map(a -> new Whereabouts(a.publicIp().get(), where(a, last.now(), eips)))
                .toList();
    }

    /** It was seen on its server again, or is not looked at any more. */
    void forget(Watched watched) {
        seen.remove(key(watched));
    }

    private static Where where(Address shown, EniFacts now, Optional<List<EipFacts>> eips) {
        Optional<EipFacts> eip = eips.stream()
                .flatMap(List::stream)
                .filter(e -> shown.eipId().equals(Optional.of(e.id())))
                .findFirst();
        boolean onEni = now.addresses().stream().anyMatch(a -> a.publicIp().equals(shown.publicIp()));
        return eip.map(e -> where(e, onEni)).orElseGet(() -> {
            boolean unread = now.addresses().isEmpty();
            return onEni ? Where.ON_ENI : unread ? Where.UNREAD : Where.OFF_ENI;
        });
    }

    private static Where where(EipFacts eip, boolean onEni) {
        return switch (eip.status()) {
            case ON_FREE_ENI -> Where.ON_ENI;
            case UNBOUND -> Where.UNBOUND;
            case BOUND -> onEni ? Where.ON_ENI : Where.ELSEWHERE;
            case OTHER -> onEni ? Where.ON_ENI : Where.UNREAD;
        };
    }

    private static Key key(Watched watched) {
        return new Key(watched.request(), watched.sought().eni());
    }
}
