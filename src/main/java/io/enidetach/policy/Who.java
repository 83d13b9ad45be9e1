package io.enidetach.policy;

import java.util.Set;

/** Some people: by ID, by group, or {@code *} for every full member. Being in either list suffices. */
record Who(Set<String> users, Set<String> groups) {
    static final String EVERYBODY = "*";
    static final Who NOBODY = new Who(Set.of(), Set.of());

    boolean isNobody() {
        return users.isEmpty() && groups.isEmpty();
    }

    /** Whether the person is meant; says nothing about being a full member, but for {@code *}. */
    Truth includes(Subject subject) {
        Truth truth = Truth.of(users.contains(subject.userId()));
        if (users.contains(EVERYBODY)) {
            truth = truth.or(subject.fullMember());
        }
        for (String group : groups) {
            if (truth == Truth.YES) {
                break;
            }
            truth = truth.or(subject.groups().has(group));
        }
        return truth;
    }

    /** Whether the person is meant and certainly may do something. */
    Truth entitles(Subject subject) {
        return subject.fullMember() == Truth.NO ? Truth.NO : includes(subject).and(subject.fullMember());
    }

    /** The field that decides, for a trace. */
    String field() {
        if (groups.isEmpty()) {
            return "users";
        }
        return users.isEmpty() ? "groups" : "users or groups";
    }
}
