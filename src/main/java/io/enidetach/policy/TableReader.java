package io.enidetach.policy;

import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a table of expected decisions as strictly as a policy. */
final class TableReader {
    static final List<String> KEYS = List.of(
            "user",
            "groups",
            "vpc",
            "vpc_name",
            "tags",
            "eni_tags",
            "server_tags",
            "region",
            "channel",
            "at",
            "expect",
            "production",
            "required",
            "rule");
    private static final String ALLOW = "allow";
    private static final String DENY = "deny";

    private final Faults faults;
    private final Region defaultRegion;

    TableReader(Faults faults, Region defaultRegion) {
        this.faults = faults;
        this.defaultRegion = defaultRegion;
    }

    List<TableCase> read(Node root) {
        if (!(root instanceof Node.Items list)) {
            faults.add(root.at(), "", Fault.Kind.NOT_A_LIST);
            return List.of();
        }
        if (list.items().isEmpty()) {
            faults.add(root.at(), "", Fault.Kind.NO_CASES);
        }
        List<TableCase> cases = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            Fields.of(list.items().get(i), "[" + i + "]", faults, KEYS).ifPresent(fields -> cases.add(one(fields)));
        }
        return cases;
    }

    private TableCase one(Fields fields) {
        fields.required("user");
        String user = shaped(fields, "user", Shapes.USER, Fault.Kind.NOT_A_USER).orElse("");
        List<String> groups =
                fields.texts("groups", Shapes.GROUP, Fault.Kind.NOT_A_GROUP).orElse(List.of());
        return new TableCase(
                fields.at().line(),
                new Subject(user, Truth.YES, Groups.of(groups)),
                shaped(fields, "channel", Shapes.CHANNEL, Fault.Kind.NOT_A_CHANNEL)
                        .map(Channel::new),
                target(fields),
                at(fields),
                expectsAllow(fields),
                fields.flag("production"),
                fields.whole("required"),
                fields.text("rule"));
    }

    private Target target(Fields fields) {
        return new Target(
                shaped(fields, "region", Shapes.REGION, Fault.Kind.NOT_A_REGION)
                        .map(Region::new)
                        .orElse(defaultRegion),
                shaped(fields, "vpc", Shapes.VPC_ID, Fault.Kind.NOT_A_VPC_ID).map(VpcId::new),
                fields.text("vpc_name"),
                tags(fields, "tags"),
                List.of(tags(fields, "eni_tags")),
                tags(fields, "server_tags"));
    }

    private static Optional<Map<String, String>> tags(Fields fields, String key) {
        return fields.openMap(key).map(map -> {
            Map<String, String> tags = new LinkedHashMap<>();
            map.keys().forEach(name -> map.text(name).ifPresent(value -> tags.put(name, value)));
            return tags;
        });
    }

    private static Optional<Instant> at(Fields fields) {
        Optional<String> text = fields.text("at");
        try {
            return text.map(t -> OffsetDateTime.parse(t).toInstant());
        } catch (DateTimeParseException e) {
            fields.fault("at", Fault.Kind.NOT_A_TIME);
            return Optional.empty();
        }
    }

    private static boolean expectsAllow(Fields fields) {
        String expected = fields.requiredText("expect").orElse(DENY);
        if (!expected.equals(ALLOW) && !expected.equals(DENY)) {
            fields.fault("expect", Fault.Kind.NOT_AN_EFFECT);
        }
        return expected.equals(ALLOW);
    }

    private static Optional<String> shaped(Fields fields, String key, Pattern shape, Fault.Kind otherwise) {
        Optional<String> text = fields.text(key);
        Optional<String> right = text.filter(t -> shape.matcher(t).matches());
        if (text.isPresent() && right.isEmpty()) {
            fields.fault(key, otherwise);
        }
        return right;
    }
}
