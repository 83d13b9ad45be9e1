package io.enidetach.workflow;

import io.enidetach.policy.ApproverAnswer;
import io.enidetach.policy.LivePolicy;
import io.enidetach.policy.Subject;
import io.enidetach.policy.Target;
import io.enidetach.request.ApprovalTerms;
import io.enidetach.request.Person;
import io.enidetach.request.Shortage;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether enough people could approve a request, from readings that may be a short while old. Asked before anybody is
 * asked to approve; who really may is judged by each click.
 */
final class Approvers {
    /** Where that many people have no right, the rest is not looked at: it would cost too many calls. */
    private static final int LOOKED_AT_MAX = 50;

    private final LivePolicy policy;
    private final Directory directory;

    Approvers(LivePolicy policy, Directory directory) {
        this.policy = policy;
        this.directory = directory;
    }

    /** What is missing; nothing when enough could approve, nobody has to, or Slack did not say. */
    Optional<Shortage> shortage(Finding.Fit fit, Person requester) {
        Target target = Rights.target(fit.preview());
        return fit.ruling()
                .terms()
                .filter(terms -> fit.ruling().production())
                .flatMap(terms ->
                        candidates(terms).flatMap(people -> shortage(people, terms.required(), requester, target)));
    }

    private Optional<Shortage> shortage(Set<String> people, int required, Person requester, Target target) {
        int found = 0;
        for (String person : people) {
            Subject subject = directory.subject(new Person(person));
            ApproverAnswer answer = policy.current().mayApprove(subject, requester, target);
            found += answer == ApproverAnswer.YES ? 1 : 0;
            if (found >= required || answer == ApproverAnswer.UNKNOWN) {
                return Optional.empty();
            }
        }
        return Optional.of(new Shortage(found, required));
    }

    /** Everybody who might approve; nothing when they are too many, everybody is meant, or a group cannot be read. */
    private Optional<Set<String>> candidates(ApprovalTerms terms) {
        Set<String> people = new LinkedHashSet<>(terms.users());
        for (String group : terms.groups()) {
            Optional<Set<String>> members = directory.members(group);
            if (members.isEmpty()) {
                return Optional.empty();
            }
            people.addAll(new TreeSet<>(members.get()));
        }
        return Optional.of(people).filter(all -> all.size() <= LOOKED_AT_MAX && !all.contains("*"));
    }
}
