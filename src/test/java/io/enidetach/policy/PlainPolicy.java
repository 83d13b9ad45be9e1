package io.enidetach.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A policy as plain lists, with what it means in one world in which everything is known. A null stands for a field that is
 * not named. Shares no code with the engine but the file's text.
 */
record PlainPolicy(
        List<Rule> rules,
        List<String> productionVpcs,
        Map<String, List<String>> productionTags,
        List<Entry> approval,
        List<Window> freeze) {
    static final List<String> REGIONS = List.of("ap-guangzhou", "ap-shanghai");

    /** Everything that a decision may hang on, all of it known. */
    record World(
            String user,
            boolean member,
            List<String> groups,
            String channel,
            String vpc,
            String name,
            Map<String, String> vpcTags,
            List<Map<String, String>> eniTags,
            Map<String, String> serverTags,
            String region) {}

    record Rule(
            boolean allow,
            List<String> users,
            List<String> groups,
            List<String> channels,
            List<String> vpcs,
            List<String> regions,
            Map<String, List<String>> eniTags,
            Map<String, List<String>> serverTags) {

        boolean matches(World world) {
            boolean tagged = allow
                    ? world.eniTags.stream().allMatch(tags -> fit(eniTags, tags))
                    : eniTags == null || world.eniTags.stream().anyMatch(tags -> fit(eniTags, tags));
            return isOneOf(users, groups, world)
                    && (!allow || world.member)
                    && (channels == null || channels.contains(world.channel))
                    && named(vpcs, world)
                    && (regions == null || regions.contains(world.region))
                    && tagged
                    && fit(serverTags, world.serverTags);
        }

        String yaml(int number) {
            return "  - { name: r" + number + ", effect: " + (allow ? "allow" : "deny") + field("users", users)
                    + field("groups", groups) + field("channels", channels) + field("vpcs", vpcs)
                    + field("regions", regions) + field("eni_tags", eniTags) + field("server_tags", serverTags)
                    + " }\n";
        }
    }

    record Entry(
            List<String> vpcs,
            Map<String, List<String>> tags,
            List<String> users,
            List<String> groups,
            int required,
            boolean selfApproval,
            int minLength,
            boolean ticket) {

        boolean isFor(World world) {
            return named(vpcs, world) && fit(tags, world.vpcTags);
        }

        boolean accepts(String reason) {
            String said = reason.strip();
            return said.length() >= minLength && (!ticket || hasTicket(said));
        }

        /** {@code T-} and a digit, looked for letter by letter. */
        private static boolean hasTicket(String said) {
            for (int i = 0; i + 2 < said.length(); i++) {
                if (said.charAt(i) == 'T' && said.charAt(i + 1) == '-' && Character.isDigit(said.charAt(i + 2))) {
                    return true;
                }
            }
            return false;
        }

        boolean approves(World world, String requester) {
            return world.member && (selfApproval || !world.user.equals(requester)) && isOneOf(users, groups, world);
        }

        String yaml(int number) {
            return "  - { channel: C0N" + number + field("vpcs", vpcs) + field("tags", tags) + field("users", users)
                    + field("groups", groups) + ", required: " + required + ", self_approval: " + selfApproval
                    + (minLength > 0 ? ", reason_min_length: " + minLength : "")
                    + (ticket ? ", reason_pattern: 'T-[0-9]'" : "") + " }\n";
        }
    }

    /** Times of UTC+8: of the week as minutes from Monday's midnight, or days. */
    record Window(String name, int fromMinute, int toMinute, String fromDay, String toDay) {
        private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        private static final int DAY = 24 * 60;

        boolean holds(Instant at) {
            LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.ofHours(8));
            if (fromDay != null) {
                String day = local.toLocalDate().toString();
                return day.compareTo(fromDay) >= 0 && day.compareTo(toDay) <= 0;
            }
            int minute = (local.getDayOfWeek().getValue() - 1) * DAY + local.getHour() * 60 + local.getMinute();
            return fromMinute < toMinute
                    ? minute >= fromMinute && minute < toMinute
                    : minute >= fromMinute || minute < toMinute;
        }

        String yaml() {
            String when = fromDay != null
                    ? "from: " + fromDay + ", to: " + toDay
                    : "weekly: '" + word(fromMinute) + " - " + word(toMinute) + "'";
            return "  - { name: " + name + ", zone: Asia/Shanghai, " + when + " }\n";
        }

        private static String word(int minute) {
            return "%s %02d:%02d".formatted(DAYS.get(minute / DAY), minute % DAY / 60, minute % 60);
        }
    }

    boolean isProduction(World world) {
        boolean tagged = productionTags != null
                && productionTags.entrySet().stream()
                        .anyMatch(line -> line.getValue().contains(world.vpcTags.getOrDefault(line.getKey(), "-")));
        return productionVpcs != null && named(productionVpcs, world) || tagged;
    }

    Optional<Integer> entry(World world) {
        for (int n = 0; n < approval.size(); n++) {
            if (approval.get(n).isFor(world)) {
                return Optional.of(n);
            }
        }
        return Optional.empty();
    }

    boolean isFrozen(Instant at) {
        return freeze.stream().anyMatch(window -> window.holds(at));
    }

    private static boolean isOneOf(List<String> users, List<String> groups, World world) {
        return users != null && (users.contains(world.user) || users.contains("*") && world.member)
                || groups != null && groups.stream().anyMatch(world.groups::contains);
    }

    private static boolean named(List<String> vpcs, World world) {
        return vpcs == null || vpcs.contains(world.vpc) || vpcs.contains(world.name);
    }

    private static boolean fit(Map<String, List<String>> lines, Map<String, String> tags) {
        return lines == null
                || lines.entrySet().stream()
                        .allMatch(line -> line.getValue().contains(tags.getOrDefault(line.getKey(), "-")));
    }

    String yaml() {
        StringBuilder text = new StringBuilder("regions: [ap-guangzhou, ap-shanghai]\nproduction: { ");
        text.append((field("vpcs", productionVpcs) + field("tags", productionTags)).replaceFirst("^, ", ""));
        text.append(" }\nrules:\n");
        for (int n = 0; n < rules.size(); n++) {
            text.append(rules.get(n).yaml(n));
        }
        text.append("approval:\n");
        for (int n = 0; n < approval.size(); n++) {
            text.append(approval.get(n).yaml(n));
        }
        text.append(freeze.isEmpty() ? "" : "freeze:\n");
        freeze.forEach(window -> text.append(window.yaml()));
        return text.toString();
    }

    private static String field(String name, List<String> values) {
        return values == null ? "" : ", " + name + ": ['" + String.join("', '", values) + "']";
    }

    private static String field(String name, Map<String, List<String>> tags) {
        return tags == null
                ? ""
                : tags.entrySet().stream()
                        .map(line -> line.getKey() + ": [" + String.join(", ", line.getValue()) + "]")
                        .collect(Collectors.joining(", ", ", " + name + ": { ", " }"));
    }
}
