package io.enidetach.workflow;

import io.enidetach.cloud.Ask;
import io.enidetach.cloud.CloudRepeater;
import io.enidetach.request.Action;
import io.enidetach.request.Attachment;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import io.enidetach.request.Event;
import io.enidetach.request.Line;
import io.enidetach.request.Preview;
import io.enidetach.request.Request;
import io.enidetach.request.Ruling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a detach whose answer was lost once more where the API takes both for one (contract, 8): after a reading that shows the very
 * attachment that was approved, under all that holds for a first ask, and with the intent on disk, so that no crash
 * makes it twice. Whatever speaks against it leaves the ask in doubt, which only reading ends.
 */
final class Repetition {
    private static final Logger LOG = LoggerFactory.getLogger(Repetition.class);
    /** The cloud may still be at the first one. */
    private static final Duration AFTER = Duration.ofSeconds(2);

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private static final Pattern LOST = Pattern.compile("(?!code_|no_task)[a-z0-9_]+");

    private final Ledger ledger;
    private final Steps steps;
    private final Inspection inspection;
    private final CloudRepeater cloud;
    private final Clock clock;

    Repetition(Ledger ledger, Steps steps, Inspection inspection, CloudRepeater cloud, Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.inspection = inspection;
        this.cloud = cloud;
        this.clock = clock;
    }

    /** Does it for each ENI that it may be done for; answers when to try again. */
    Optional<Instant> run(Request request) {
        if (request.order().action() != Action.DETACH) {
            return Optional.empty();
        }
        return request.lines().stream()
                .filter(Repetition::isLost)
                .filter(line -> line.isRepeatable(clock.instant()) && request.isMandated(clock.instant()))
                .flatMap(line -> inTurn(request, line).filter(line::isRepeatable).stream())
                .min(Instant::compareTo);
    }

    // What stands as the cause is a word of ours when no answer came that could be read, else a code of the cloud's.
    private static boolean isLost(Line line) {
        String cause = line.ending().map(e -> e.args().get("cause")).orElse("");
        return LOST.matcher(cause).matches();
    }

    private Optional<Instant> inTurn(Request request, Line line) {
        Instant earliest = line.askedAt().orElseThrow().plus(AFTER);
        return clock.instant().isBefore(earliest) ? Optional.of(earliest) : line(request, line);
    }

    private Optional<Instant> line(Request request, Line line) {
        Instant now = clock.instant();
        if (ledger.pause().on()) {
            return Optional.of(now.plus(AGAIN));
        }
        Finding finding = inspection.line(request, line.eni(), now);
        if (finding instanceof Finding.Fit fit) {
            return isSame(request, fit.preview(), line.eni()) ? repeat(request, line, fit.ruling()) : Optional.empty();
        }
        return finding instanceof Finding.Unfit ? Optional.empty() : Optional.of(now.plus(AGAIN));
    }

    // Only an attach time that both readings have shows that nobody took it off and put it back.
    private static boolean isSame(Request request, Preview now, EniId eni) {
        Optional<Attachment> approved = attachment(request.preview().orElseThrow(), eni);
        return approved.flatMap(Attachment::since).isPresent() && approved.equals(attachment(now, eni));
    }

    private static Optional<Attachment> attachment(Preview preview, EniId eni) {
        return preview.eni(eni).flatMap(EniFacts::attachment);
    }

    private Optional<Instant> repeat(Request request, Line line, Ruling ruling) {
        Steps.Outcome intent = steps.take(
                request.id(),
                new Event.RepeatIntended(line.eni()),
                change -> change.unlessPaused().noting("policy", ruling.policyVersion()));
        if (!intent.taken()) {
            return intent.keptBack().map(why -> clock.instant().plus(AGAIN));
        }
        LOG.info("{}: asking once more, with the same token, to detach {}", request.id(), line.eni());
        Ask same = Submission.ask(request, line, () -> isStillWanted(intent.request(), line, ruling));
        Event told = cloud.detachAgain(same)
                .fold(
                        yes -> new Event.AskAccepted(line.eni(), yes.taskId()),
                        no -> new Event.RepeatUnclear(line.eni(), no.trouble().code()),
                        lost -> new Event.RepeatUnclear(line.eni(), lost.cause()));
        steps.take(request.id(), told);
        return Optional.empty();
    }

    private boolean isStillWanted(Request request, Line line, Ruling ruling) {
        try {
            Instant now = clock.instant();
            return line.isRepeatable(now)
                    && request.isMandated(now)
                    && !ledger.pause().on()
                    && inspection.isInForce(ruling);
        } catch (RuntimeException e) {
            LOG.warn("{}: not asked once more, since nobody knows whether the bot is paused", request.id(), e);
            return false;
        }
    }
}
