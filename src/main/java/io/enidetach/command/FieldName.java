package io.enidetach.command;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names before a value, as the API documents of v2 and v3 write them; case is ignored. */
enum FieldName {
    VPC,
    ENI,
    INSTANCE,
    REGION,
    /** {@code Action=DetachNetworkInterface} comes along when a whole example is pasted. */
    ACTION;

    private static final Pattern INDEX = Pattern.compile("\\.[0-9]{1,2}$");
    private static final Map<String, FieldName> NAMES = Map.ofEntries(
            Map.entry("vpcid", VPC),
            Map.entry("networkinterfaceid", ENI),
            Map.entry("networkinterfaceids", ENI),
            Map.entry("instanceid", INSTANCE),
            Map.entry("instanceids", INSTANCE),
            Map.entry("uninstanceid", INSTANCE),
            Map.entry("region", REGION),
            Map.entry("action", ACTION));

    static Optional<FieldName> parse(String word) {
        return Optional.ofNullable(NAMES.get(INDEX.matcher(Letters.lower(word)).replaceFirst("")));
    }

    Optional<IdKind> idKind() {
        return switch (this) {
            case VPC -> Optional.of(IdKind.VPC);
            case ENI -> Optional.of(IdKind.ENI);
            case INSTANCE -> Optional.of(IdKind.INSTANCE);
            case REGION, ACTION -> Optional.empty();
        };
    }
}
