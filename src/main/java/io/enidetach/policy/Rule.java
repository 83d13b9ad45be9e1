package io.enidetach.policy;

import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One rule: it matches when every field that it names matches; an empty field names nothing and so means all. */
record Rule(
        String name,
        Effect effect,
        Who who,
        Optional<Set<String>> channels,
        Optional<List<VpcPattern>> vpcs,
        Optional<List<Region>> regions,
        List<TagLine> eniTags,
        List<TagLine> serverTags) {
    static final String FULL_MEMBER = "full member";
    static final String CHANNELS = "channels";
    static final String VPCS = "vpcs";
    static final String REGIONS = "regions";
    static final String ENI_TAGS = "eni_tags";
    static final String SERVER_TAGS = "server_tags";

    /** How it stands to one decision. */
    Step judge(Subject subject, Optional<Channel> channel, Target target) {
        Map<String, Truth> fields = person(subject, channel);
        fields.put(VPCS, vpc(target));
        fields.put(REGIONS, region(target.region()));
        fields.put(ENI_TAGS, eniTags(target));
        fields.put(SERVER_TAGS, TagLine.all(serverTags, target.serverTags()));
        return step(fields);
    }

    /** How it stands before the cloud was asked, in one region, for what suits the person best there. */
    Step judgeBeforeTheCloud(Subject subject, Channel channel, Region region) {
        Map<String, Truth> fields = person(subject, Optional.of(channel));
        boolean spared = effect == Effect.DENY && !everything();
        fields.put(VPCS, Truth.of(!spared));
        fields.put(REGIONS, region(region));
        return step(fields);
    }

    private Map<String, Truth> person(Subject subject, Optional<Channel> channel) {
        Map<String, Truth> fields = new LinkedHashMap<>();
        fields.put(who.field(), who.includes(subject));
        if (effect == Effect.ALLOW) {
            fields.put(FULL_MEMBER, subject.fullMember());
        }
        fields.put(CHANNELS, channel(channel));
        return fields;
    }

    private Truth channel(Optional<Channel> channel) {
        if (channels.isEmpty()) {
            return Truth.YES;
        }
        return channel.map(c -> Truth.of(channels.get().contains(c.id()))).orElse(Truth.UNKNOWN);
    }

    private Truth vpc(Target target) {
        return vpcs.map(list -> VpcPattern.any(list, target)).orElse(Truth.YES);
    }

    /** An allow is for every ENI of the request, a deny for any of them. */
    private Truth eniTags(Target target) {
        if (eniTags.isEmpty()) {
            return Truth.YES;
        }
        return target.eniTags().stream()
                .map(tags -> TagLine.all(eniTags, tags))
                .reduce(effect == Effect.ALLOW ? Truth::and : Truth::or)
                .orElse(Truth.UNKNOWN);
    }

    private Truth region(Region region) {
        return regions.map(list -> Truth.of(list.stream().anyMatch(region::sameAs)))
                .orElse(Truth.YES);
    }

    private boolean everything() {
        return vpcs.map(list -> list.stream().anyMatch(VpcPattern::isAll)).orElse(true)
                && eniTags.isEmpty()
                && serverTags.isEmpty();
    }

    private Step step(Map<String, Truth> fields) {
        Truth truth = fields.values().stream().reduce(Truth.YES, Truth::and);
        boolean matched = effect == Effect.DENY ? truth != Truth.NO : truth == Truth.YES;
        String field = truth == Truth.YES
                ? ""
                : fields.entrySet().stream()
                        .filter(f -> f.getValue() == truth)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow();
        return new Step(name, effect, truth, matched, field);
    }
}
