package io.enidetach.policy;

import io.enidetach.request.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules}. */
final class RuleReader {
    private static final String NAME = "name";
    private static final String EFFECT = "effect";
    private static final String CHANNELS = "channels";
    private static final String REGIONS = "regions";
    static final List<String> KEYS = List.of(
            NAME,
            EFFECT,
            PolicyReader.USERS,
            PolicyReader.GROUPS,
            CHANNELS,
            PolicyReader.VPCS,
            REGIONS,
            Rule.ENI_TAGS,
            Rule.SERVER_TAGS);

    private final List<Region> policyRegions;

    RuleReader(List<Region> policyRegions) {
        this.policyRegions = policyRegions;
    }

    List<Rule> read(Fields top, String key) {
        top.required(key);
        List<Rule> rules = new ArrayList<>();
        for (Fields fields : top.maps(key, KEYS)) {
            rules.add(rule(fields, rules));
        }
        if (rules.stream().noneMatch(rule -> rule.effect() == Effect.ALLOW)) {
            top.warn(key, Warning.Kind.NO_RULES);
        }
        return rules;
    }

    private Rule rule(Fields fields, List<Rule> before) {
        String name = name(fields, before);
        Effect effect = effect(fields);
        Who who = PolicyReader.who(fields);
        if (who.isNobody()) {
            fields.warn("", Warning.Kind.MATCHES_NOBODY);
        }
        Optional<Set<String>> channels = fields.someTexts(CHANNELS, Shapes.CHANNEL, Fault.Kind.NOT_A_CHANNEL)
                .map(PolicyReader::ordered);
        return new Rule(
                name,
                effect,
                who,
                channels,
                PolicyReader.vpcs(fields, false),
                regions(fields),
                tags(fields, Rule.ENI_TAGS, effect),
                tags(fields, Rule.SERVER_TAGS, effect));
    }

    private static List<TagLine> tags(Fields fields, String key, Effect effect) {
        List<TagLine> tags = TagLine.read(fields, key);
        if (!tags.isEmpty()) {
            fields.warn(key, effect == Effect.ALLOW ? Warning.Kind.ALLOW_TAGS_NEED_V3 : Warning.Kind.DENY_TAGS_NEED_V3);
        }
        return tags;
    }

    private String name(Fields fields, List<Rule> before) {
        String name = fields.name(NAME);
        if (!name.isEmpty() && before.stream().anyMatch(rule -> rule.name().equals(name))) {
            fields.fault(NAME, Fault.Kind.DOUBLED_VALUE);
        }
        return name;
    }

    private Effect effect(Fields fields) {
        return switch (fields.requiredText(EFFECT).orElse("")) {
            case "allow" -> Effect.ALLOW;
            case "deny" -> Effect.DENY;
            default -> {
                if (fields.text(EFFECT).isPresent()) {
                    fields.fault(EFFECT, Fault.Kind.NOT_AN_EFFECT);
                }
                yield Effect.DENY;
            }
        };
    }

    private Optional<List<Region>> regions(Fields fields) {
        Optional<List<Region>> regions = fields.someTexts(REGIONS, Shapes.REGION, Fault.Kind.NOT_A_REGION)
                .map(list -> list.stream().map(Region::new).toList());
        boolean unlisted = regions.orElse(List.of()).stream()
                .anyMatch(region -> policyRegions.stream().noneMatch(region::sameAs));
        if (unlisted) {
            fields.warn(REGIONS, Warning.Kind.REGION_NOT_LISTED);
        }
        return regions;
    }
}
