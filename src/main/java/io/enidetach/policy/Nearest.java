package io.enidetach.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the right spelling that comes nearest to a wrong one. */
final class Nearest {
    private static final int DISTANCE_MAX = 2;

    private Nearest() {}

    static Optional<String> to(String typed, Collection<String> right) {
        String lower = typed.toLowerCase(Locale.ROOT).replace('-', '_');
        if (lower.length()
                > 2 * DISTANCE_MAX
                        + right.stream().mapToInt(String::length).max().orElse(0)) {
            return Optional.empty();
        }
        return right.stream()
                .filter(r -> distance(lower, r) <= Math.min(DISTANCE_MAX, r.length() / 2))
                .min(Comparator.comparingInt(r -> distance(lower, r)));
    }

    /** Letters to insert, drop or change. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
            }
        }
        return cost[a.length()][b.length()];
    }
}
