package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.page.News.Topic;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.tencent.CloudModel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the page can read and do, as JSON.
 *
 * <p>Read: {@code guide}, {@code slack} (as a person), {@code cloud}, {@code wire} (after a number), {@code faults},
 * {@code clock}. Write: {@code act} (see {@code Actor.perform}), {@code faults}, {@code faults/clear}, {@code cloud},
 * {@code clock}, {@code wire/clear}.
 */
final class PageApi {
    private static final int TASK_SECONDS_MAX = 3_600;
    private static final int FORWARD_SECONDS_MAX = 7 * 24 * 3_600;

    private final SlackServer slack;
    private final CloudModel cloud;
    private final Guide guide;
    private final WireLog wire;
    private final FaultDesk faults;
    private final Optional<TimeControl> time;
    private final News news;

    PageApi(Parts parts, Guide guide, Optional<TimeControl> time) {
        this.slack = parts.slack();
        this.cloud = parts.cloud();
        this.wire = parts.wire();
        this.faults = parts.faults();
        this.news = parts.news();
        this.guide = guide;
        this.time = time;
    }

    /** What the page stands on. */
    record Parts(SlackServer slack, CloudModel cloud, WireLog wire, FaultDesk faults, News news) {}

    /** Empty when there is nothing of this name. @throws IllegalArgumentException for a person that does not exist */
    Optional<ObjectNode> read(String what, String person, long after) {
        return switch (what) {
            case "guide" -> Optional.of(guide.toJson());
            case "slack" -> Optional.of(slack.workspace().snapshot(person));
            case "cloud" -> Optional.of(cloud.toJson());
            case "wire" -> Optional.of(wire.since(after));
            case "faults" -> Optional.of(faults.toJson());
            case "clock" -> Optional.of(clock());
            default -> Optional.empty();
        };
    }

    /** Empty when there is nothing of this name. @throws IllegalArgumentException for a wish that makes no sense */
    Optional<CompletableFuture<ObjectNode>> write(String what, ObjectNode wish) {
        switch (what) {
            case "act":
                return Optional.of(slack.actor().perform(wish));
            case "faults":
                faults.set(wish);
                news.tell(Topic.FAULTS);
                return done();
            case "faults/clear":
                faults.clear(wish);
                news.tell(Topic.FAULTS);
                return done();
            case "cloud":
                tinker(wish);
                return done();
            case "wire/clear":
                wire.clear();
                news.tell(Topic.WIRE);
                return done();
            case "clock":
                forward(wish.path("seconds").asLong());
                return done();
            default:
                return Optional.empty();
        }
    }

    private static Optional<CompletableFuture<ObjectNode>> done() {
        return Optional.of(CompletableFuture.completedFuture(Json.object().put("ok", true)));
    }

    private void tinker(ObjectNode wish) {
        String eni = wish.path("eni").asText();
        switch (wish.path("act").asText()) {
            case "attach" -> cloud.attachNow(eni, wish.path("instance").asText());
            case "detach" -> cloud.detachNow(eni);
            case "task_seconds" -> {
                long seconds = wish.path("seconds").asLong(2);
                if (seconds < 0 || seconds > TASK_SECONDS_MAX) throw new IllegalArgumentException("seconds: 0 to 3600");
                cloud.taskDuration(Duration.ofSeconds(seconds));
            }
            default -> throw new IllegalArgumentException("act must be attach, detach or task_seconds");
        }
    }

    private ObjectNode clock() {
        return Json.object()
                .put(
                        "now",
                        time.map(TimeControl::now)
                                .orElseGet(() -> cloud.clock().instant())
                                .toString())
                .put("settable", time.isPresent());
    }

    private void forward(long seconds) {
        TimeControl clock = time.orElseThrow(() -> new IllegalArgumentException("this sandbox's clock cannot be set"));
        if (seconds < 1 || seconds > FORWARD_SECONDS_MAX) throw new IllegalArgumentException("seconds: 1 to 604800");
        clock.forward(Duration.ofSeconds(seconds));
        for (Topic topic : Topic.values()) news.tell(topic);
    }
}
