package io.enidetach.workflow;

import io.enidetach.request.Address;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of an ENI is not as it was shown. Only what both readings told can differ: a field that one of them lacked is
 * unknown, which is no change. What weighs most stands first.
 */
final class Differences {
    private final EniFacts shown;
    private final EniFacts now;
    private final List<Difference> found = new ArrayList<>();

    /** A field by the name that the sentences have for it, and its values; empty text for none. */
    record Difference(String field, String before, String after) {}

    private Differences(EniFacts shown, EniFacts now) {
        this.shown = shown;
        this.now = now;
    }

    static List<Difference> between(EniFacts shown, EniFacts now) {
        Differences all = new Differences(shown, now);
        all.add("vpc", shown.vpc().value(), now.vpc().value());
        all.attachment();
        all.addresses();
        all.told(
                "groups",
                shown.securityGroups().map(Differences::sorted),
                now.securityGroups().map(Differences::sorted));
        all.told("subnet", shown.subnet(), now.subnet());
        all.told("zone", shown.zone(), now.zone());
        all.told("name", named(shown), named(now));
        all.told("tags", shown.tags().map(Differences::pairs), now.tags().map(Differences::pairs));
        return List.copyOf(all.found);
    }

    private void attachment() {
        boolean both = shown.attachment().isPresent() && now.attachment().isPresent();
        boolean same = both
                ? shown.attachment().get().sameAs(now.attachment().get())
                : shown.attachment().equals(now.attachment());
        if (!same) {
            add("attachment", text(shown.attachment()), text(now.attachment()));
        }
    }

    // An ENI has at least one private address, so an empty list is one that could not be read.
    private void addresses() {
        if (shown.addresses().isEmpty() || now.addresses().isEmpty()) {
            return;
        }
        Map<String, Address> before = byPrivate(shown);
        Map<String, Address> after = byPrivate(now);
        add("private", sorted(before.keySet()), sorted(after.keySet()));
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        before.forEach((ip, address) -> {
            Address other = after.get(ip);
            if (other != null && !sameOutside(address, other)) {
                gone.add(text(address));
                come.add(text(other));
            }
        });
        add("public", sorted(gone), sorted(come));
    }

    private static boolean sameOutside(Address one, Address other) {
        boolean lacking = one.eipId().isEmpty() || other.eipId().isEmpty();
        return one.publicIp().equals(other.publicIp())
                && (lacking || one.eipId().equals(other.eipId()));
    }

    private void told(String field, Optional<String> before, Optional<String> after) {
        if (before.isPresent() && after.isPresent()) {
            add(field, before.get(), after.get());
        }
    }

    private void add(String field, String before, String after) {
        if (!before.equals(after)) {
            found.add(new Difference(field, before, after));
        }
    }

    private static Map<String, Address> byPrivate(EniFacts eni) {
        Map<String, Address> all = new TreeMap<>();
        eni.addresses().forEach(a -> all.put(a.privateIp(), a));
        return all;
    }

    private static Optional<String> named(EniFacts eni) {
        return Optional.of(eni.name()).filter(name -> !name.isBlank());
    }

    private static String text(Optional<Attachment> attachment) {
        return attachment
                .map(a -> a.instance() + a.since().map(since -> " " + since).orElse(""))
                .orElse("");
    }

    private static String text(Address address) {
        return address.publicIp()
                .map(ip -> ip + address.eipId().map(id -> " " + id).orElse(""))
                .orElse("");
    }

    private static String pairs(Map<String, String> tags) {
        return sorted(tags.entrySet().stream()
                .map(t -> t.getKey() + "=" + t.getValue())
                .toList());
    }

    private static String sorted(Iterable<String> values) {
        List<String> all = new ArrayList<>();
        values.forEach(all::add);
        all.removeIf(String::isEmpty);
        all.sort(null);
        return String.join(", ", all);
    }
}
