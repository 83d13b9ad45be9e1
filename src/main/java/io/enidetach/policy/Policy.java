package io.enidetach.policy;

import io.enidetach.request.Channel;
import io.enidetach.request.Person;
import io.enidetach.request.Region;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One policy, immutable (contract, 7). */
public final class Policy {
    Policy() {}

    /** The regions that the bot touches, as the file writes them, in the order to search. */
    public List<Region> regions() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The first of {@link #regions}. */
    public Region defaultRegion() {
        return regions().get(0);
    }

    /** First 12 hexadecimal digits of the SHA-256 of the file's text. */
    public String version() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** How production is approved; there whenever anything can be production. */
    public Optional<Approval> approval() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Who may pause. */
    public Pause pause() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Every user group named anywhere. */
    public Set<String> groupIds() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Every user named anywhere, without {@code *}. */
    public Set<String> userIds() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Every channel named anywhere. */
    public Set<String> channelIds() {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Whether some VPC could be allowed to this person here; false: refuse before the cloud is asked. */
    public boolean mayEverAllow(Subject subject, Channel channel) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Why {@link #mayEverAllow} is false; empty when it is true. */
    public Optional<Refusal> refusedBeforeTheCloud(Subject subject, Channel channel) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The decision for a person, the channel where it was typed and a VPC. */
    public Decision decide(Subject subject, Channel channel, Target target) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Whether this click on Approve counts. */
    public ApproverAnswer mayApprove(Subject approver, Person requester) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** Whether this person may pause and resume. */
    public Truth mayPause(Subject subject) {
        throw new UnsupportedOperationException("not written yet");
    }
}
