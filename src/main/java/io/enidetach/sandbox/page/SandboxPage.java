package io.enidetach.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.enidetach.sandbox.page.News.Topic;
import io.enidetach.sandbox.slack.SlackServer;
import io.enidetach.sandbox.tencent.Call;
import io.enidetach.sandbox.tencent.CloudServer;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The page as a Jetty handler: {@code server.setHandler(SandboxPage.over(slack, cloud, Guide.demo(), Optional.empty()))}.
 * It answers every path, so it stands last; requests that were not sent to localhost get 403.
 */
public final class SandboxPage extends Handler.Wrapper {
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'";
    /** A task of the cloud ends when somebody looks, so somebody has to. */
    private static final long LOOK_MILLIS = 250;

    private static final long HEARTBEAT_SECONDS = 10;

    private final SlackServer slack;
    private final CloudServer cloud;
    private final WireLog wire = new WireLog();
    private final News news = new News();
    private final Consumer<ObjectNode> slackChange = this::slackChanged;
    private final Consumer<io.enidetach.sandbox.slack.Calls.Call> slackCall = this::slackCalled;
    private ScheduledExecutorService timer;

    private SandboxPage(SlackServer slack, CloudServer cloud) {
        this.slack = slack;
        this.cloud = cloud;
    }

    /** Watches both simulators for as long as the handler is started. Without {@code time} the clock is only shown. */
    public static SandboxPage over(SlackServer slack, CloudServer cloud, Guide guide, Optional<TimeControl> time) {
        SandboxPage page = new SandboxPage(slack, cloud);
        FaultDesk desk = new FaultDesk(slack.faults(), cloud.faults());
        PageApi api = new PageApi(new PageApi.Parts(slack, cloud.model(), page.wire, desk, page.news), guide, time);
        page.setHandler(new LoopbackOnly(
                new Handler.Sequence(new PageHandler(api, page.news), new StaticFiles(), new NotHere())));
        cloud.model().onChange(() -> page.news.tell(Topic.CLOUD));
        cloud.faults().onChange(() -> page.news.tell(Topic.FAULTS));
        cloud.calls().onCall(page::cloudCalled);
        return page;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        slack.workspace().onChange(slackChange);
        slack.calls().onCall(slackCall);
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "sandbox-page");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(() -> cloud.model().nextChange(), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        timer.scheduleWithFixedDelay(news::heartbeat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        timer.shutdownNow();
        slack.workspace().forget(slackChange);
        slack.calls().forget(slackCall);
        super.doStop();
    }

    private void slackChanged(ObjectNode change) {
        news.tell(Topic.SLACK, Optional.ofNullable(change.get("only_for")).map(JsonNode::asText));
    }

    private void slackCalled(io.enidetach.sandbox.slack.Calls.Call call) {
        wire.slack(call);
        news.tell(Topic.WIRE);
        if (!slack.faults().planned().isEmpty()) news.tell(Topic.FAULTS);
    }

    private void cloudCalled(Call call) {
        wire.cloud(call);
        news.tell(Topic.WIRE);
    }

    /** The end of the line, with the page's headers. */
    private static final class NotHere extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.setStatus(404);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
            org.eclipse.jetty.io.Content.Sink.write(response, true, "not found\n", callback);
            return true;
        }
    }
}
