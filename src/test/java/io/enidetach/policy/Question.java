package io.enidetach.policy;

import io.enidetach.policy.PlainPolicy.World;
import io.enidetach.request.Channel;
import io.enidetach.request.Region;
import io.enidetach.request.VpcId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known when somebody asks: null is what could not be read. */
record Question(
        String user,
        Boolean member,
        Map<String, Truth> groups,
        String channel,
        String vpc,
        String name,
        Map<String, String> vpcTags,
        List<Optional<Map<String, String>>> eniTags,
        Map<String, String> serverTags,
        String region,
        Instant at,
        String reason) {
    static final List<String> GROUPS = List.of("S0X", "S0Y");

    /** All tags that anything may have here. */
    static final List<Map<String, String>> TAGS = List.of(
            Map.of(),
            Map.of("env", "dev"),
            Map.of("env", "prod"),
            Map.of("tier", "p0"),
            Map.of("env", "dev", "tier", "p0"),
            Map.of("env", "prod", "tier", "p0"));

    Subject subject() {
        return new Subject(user, member == null ? Truth.UNKNOWN : Truth.of(member), groups::get);
    }

    Channel typedIn() {
        return new Channel(channel);
    }

    Target target() {
        return new Target(
                new Region(region),
                Optional.ofNullable(vpc).map(VpcId::new),
                Optional.ofNullable(name),
                Optional.ofNullable(vpcTags),
                eniTags,
                Optional.ofNullable(serverTags));
    }

    Question withMember() {
        return new Question(
                user,
                member == null || member,
                groups,
                channel,
                vpc,
                name,
                vpcTags,
                eniTags,
                serverTags,
                region,
                at,
                reason);
    }

    Question withVpcTags() {
        return new Question(
                user,
                member,
                groups,
                channel,
                vpc,
                name,
                vpcTags == null ? Map.of() : vpcTags,
                eniTags,
                serverTags,
                region,
                at,
                reason);
    }

    Question withServerTags() {
        return new Question(
                user,
                member,
                groups,
                channel,
                vpc,
                name,
                vpcTags,
                eniTags,
                serverTags == null ? Map.of() : serverTags,
                region,
                at,
                reason);
    }

    Question withOneEni() {
        return new Question(
                user,
                member,
                groups,
                channel,
                vpc,
                name,
                vpcTags,
                eniTags.subList(0, 1),
                serverTags,
                region,
                at,
                reason);
    }

    Question withEniTags() {
        return new Question(
                user,
                member,
                groups,
                channel,
                vpc,
                name,
                vpcTags,
                eniTags.stream().map(t -> t.or(() -> Optional.of(Map.of()))).toList(),
                serverTags,
                region,
                at,
                reason);
    }

    /** Every world that fits what is known. */
    List<World> worlds() {
        List<World> worlds = new ArrayList<>();
        for (boolean full : member == null ? List.of(true, false) : List.of(member)) {
            for (List<String> in : groupWorlds()) {
                for (List<Map<String, String>> enis : eniWorlds()) {
                    for (Map<String, String> server : serverTags == null ? TAGS : List.of(serverTags)) {
                        places(new World(user, full, in, channel, null, null, null, enis, server, region), worlds);
                    }
                }
            }
        }
        return worlds;
    }

    private void places(World w, List<World> worlds) {
        for (String id : vpc == null ? List.of("vpc-aaaaaaaa", "vpc-bbbbbbbb", "vpc-cccccccc") : List.of(vpc)) {
            for (String called : name == null ? List.of("dev", "prod", "else") : List.of(name)) {
                for (Map<String, String> tags : vpcTags == null ? TAGS : List.of(vpcTags)) {
                    worlds.add(new World(
                            w.user(),
                            w.member(),
                            w.groups(),
                            w.channel(),
                            id,
                            called,
                            tags,
                            w.eniTags(),
                            w.serverTags(),
                            w.region()));
                }
            }
        }
    }

    private List<List<String>> groupWorlds() {
        return List.of(List.<String>of(), List.of("S0X"), List.of("S0Y"), GROUPS).stream()
                .filter(in -> GROUPS.stream()
                        .allMatch(g -> groups.get(g) == Truth.UNKNOWN || Truth.of(in.contains(g)) == groups.get(g)))
                .toList();
    }

    private List<List<Map<String, String>>> eniWorlds() {
        List<List<Map<String, String>>> all = List.of(List.of());
        for (Optional<Map<String, String>> eni : eniTags) {
            List<List<Map<String, String>>> longer = new ArrayList<>();
            for (List<Map<String, String>> before : all) {
                for (Map<String, String> tags : eni.map(List::of).orElse(TAGS)) {
                    List<Map<String, String>> with = new ArrayList<>(before);
                    with.add(tags);
                    longer.add(with);
                }
            }
            all = longer;
        }
        return all;
    }
}
