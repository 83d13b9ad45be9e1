package io.enidetach.workflow;

import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.request.Preview;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A hash over what is shown of the ENIs of a request, so that the record proves what an approver saw. The canonical form
 * stands in docs/audit.md. Two readings of the same thing may have different ones when the cloud left a field out of one
 * of them; whether something changed is {@link Differences}' to say.
 */
final class Fingerprint {
    private static final String NOT_TOLD = "-";

    private final StringBuilder lines = new StringBuilder();

    private Fingerprint() {}

    /** SHA-256 in lower-case hexadecimal. */
    static String of(Preview preview) {
        Fingerprint all = new Fingerprint();
        all.line("region", preview.region().value());
        preview.enis().stream()
                .sorted(Comparator.comparing(eni -> eni.id().value()))
                .forEach(all::eni);
        return sha256(all.lines.toString());
    }

    private void eni(EniFacts eni) {
        line("eni", eni.id().value());
        line("vpc", eni.vpc().value());
        line("subnet", eni.subnet().orElse(NOT_TOLD));
        line("zone", eni.zone().orElse(NOT_TOLD));
        line("primary", String.valueOf(eni.primary()));
        line(
                "attachment",
                eni.attachment()
                        .map(a -> a.instance() + " " + a.since().orElse(NOT_TOLD))
                        .orElse(NOT_TOLD));
        each("address", eni.addresses().stream().map(Fingerprint::text));
        told("group", eni.securityGroups().map(groups -> groups.stream()));
        told("tag", eni.tags().map(tags -> tags.entrySet().stream().map(t -> t.getKey() + "=" + t.getValue())));
        line("name", eni.name());
    }

    private static String text(Address address) {
        return address.privateIp() + " " + address.publicIp().orElse(NOT_TOLD) + " "
                + address.eipId().orElse(NOT_TOLD);
    }

    private void told(String name, Optional<Stream<String>> values) {
        values.ifPresentOrElse(all -> each(name, all), () -> line(name, NOT_TOLD));
    }

    private void each(String name, Stream<String> values) {
        values.sorted().forEach(value -> line(name, value));
    }

    private void line(String name, String value) {
        String oneLine = value.replace("\\", "\\\\").replace("\n", "\\n");
        lines.append(name).append(' ').append(oneLine).append('\n');
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
