package io.enidetach.command;

import io.enidetach.request.EniId;
import io.enidetach.request.InstanceId;
import io.enidetach.request.Region;
import io.enidetach.request.RequestId;
import io.enidetach.request.VpcId;
import java.util.List;
import java.util.Optional;

/** What somebody asked for with one slash command (contract, 5). */
public sealed interface Command {

    /**
     * Detach these interfaces. What was not typed is looked up later.
     *
     * @param enis 1 to {@value #ENIS_MAX}, distinct, in the order typed
     * @param reason at most {@value #REASON_CHARS_MAX} characters, one line, not escaped; empty when none was given
     */
    record Detach(
            List<EniId> enis,
            Optional<VpcId> vpc,
            Optional<InstanceId> instance,
            Optional<Region> region,
            boolean dryRun,
            String reason)
            implements Command {
        /** Interfaces in one request at most (contract, 8). */
        public static final int ENIS_MAX = 20;
        /** UTF-16 units of a reason at most. */
        public static final int REASON_CHARS_MAX = 500;

        /** @throws IllegalArgumentException when there are no, too many or doubled interfaces */
        public Detach {
            enis = List.copyOf(enis);
            if (enis.isEmpty()
                    || enis.size() > ENIS_MAX
                    || enis.stream().distinct().count() != enis.size()) {
                throw new IllegalArgumentException("1 to " + ENIS_MAX + " distinct interfaces, not " + enis.size());
            }
        }
    }

    /** Nothing was typed: open the form. */
    record Form() implements Command {}

    /** Show how to use the command. */
    record Help() implements Command {}

    /** Show the person's own rights. */
    record WhoAmI() implements Command {}

    /** Show one's own requests and those one may approve. */
    record ListRequests() implements Command {}

    /** Show one request. */
    record Status(RequestId id) implements Command {}

    /** Show which rule decided a request. */
    record Why(RequestId id) implements Command {}

    /** Withdraw one's own request. */
    record Cancel(RequestId id) implements Command {}

    /** Stop every ask that was not made yet; the reason is empty when none was given. */
    record Pause(String reason) implements Command {}

    /** End the pause. */
    record Resume() implements Command {}

    /** It could not be read; no request is made. */
    record Misspelt(Problem problem) implements Command {}
}
