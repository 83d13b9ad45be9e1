package io.enidetach.policy;

import io.enidetach.request.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a policy of a document; whatever is wrong goes to the faults, and then the policy is not used. */
final class PolicyReader {
    private static final String REGIONS = "regions";
    private static final String PRODUCTION = "production";
    private static final String RULES = "rules";
    private static final String APPROVAL = "approval";
    private static final String PAUSE = "pause";
    private static final String FREEZE = "freeze";
    static final String VPCS = "vpcs";
    private static final String TAGS = "tags";
    static final String USERS = "users";
    static final String GROUPS = "groups";
    static final List<String> KEYS = List.of(REGIONS, PRODUCTION, RULES, APPROVAL, FREEZE, PAUSE);
    static final List<String> PRODUCTION_KEYS = List.of(VPCS, TAGS);
    static final List<String> PAUSE_KEYS = List.of(GROUPS, USERS);

    private final Faults faults;

    PolicyReader(Faults faults) {
        this.faults = faults;
    }

    /** The policy; only to be used while there are no faults. */
    Optional<Policy> read(Node root, String version) {
        Optional<Fields> top = Fields.of(root, "", faults, KEYS);
        if (top.isEmpty()) {
            return Optional.empty();
        }
        Fields fields = top.get();
        List<Region> regions = regions(fields);
        Production production = production(fields);
        List<Rule> rules = new RuleReader(regions).read(fields, RULES);
        Approvals approvals = new ApprovalReader(!production.isEmpty()).read(fields, APPROVAL);
        List<FreezeWindow> freeze = new FreezeReader().read(fields, FREEZE);
        Pause pause = pause(fields);
        return faults.isEmpty()
                ? Optional.of(new Policy(regions, production, rules, approvals, freeze, pause, version))
                : Optional.empty();
    }

    private List<Region> regions(Fields fields) {
        fields.required(REGIONS);
        List<Region> regions = new ArrayList<>();
        for (String text : fields.someTexts(REGIONS, Shapes.REGION, Fault.Kind.NOT_A_REGION)
                .orElse(List.of())) {
            Region region = new Region(text);
            if (regions.stream().anyMatch(region::sameAs)) {
                fields.fault(REGIONS, Fault.Kind.DOUBLED_VALUE);
            }
            regions.add(region);
        }
        return regions;
    }

    private Production production(Fields fields) {
        fields.required(PRODUCTION);
        Optional<Fields> production = fields.map(PRODUCTION, PRODUCTION_KEYS);
        List<VpcPattern> vpcs = production.flatMap(p -> vpcs(p, true)).orElse(List.of());
        List<TagLine> tags = production.map(p -> TagLine.read(p, TAGS)).orElse(List.of());
        if (!tags.isEmpty()) {
            production.get().warn(TAGS, Warning.Kind.TAGS_NEED_V3);
        }
        return new Production(vpcs, tags);
    }

    static Optional<List<VpcPattern>> vpcs(Fields fields, boolean ignoreCase) {
        return fields.someTexts(VPCS, Shapes.VPC, Fault.Kind.NOT_A_VPC)
                .map(list -> list.stream()
                        .map(text -> new VpcPattern(text, ignoreCase))
                        .toList());
    }

    private Pause pause(Fields fields) {
        Who who = fields.map(PAUSE, PAUSE_KEYS).map(PolicyReader::who).orElse(Who.NOBODY);
        return new Pause(who.groups(), who.users());
    }

    /** The people under {@code users} and {@code groups}; either may be absent or empty. */
    static Who who(Fields fields) {
        List<String> users = fields.texts(USERS, Shapes.USER_OR_EVERYBODY, Fault.Kind.NOT_A_USER)
                .orElse(List.of());
        List<String> groups =
                fields.texts(GROUPS, Shapes.GROUP, Fault.Kind.NOT_A_GROUP).orElse(List.of());
        return new Who(ordered(users), ordered(groups));
    }

    static Set<String> ordered(List<String> texts) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }
}
