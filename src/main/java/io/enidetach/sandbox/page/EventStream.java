package io.enidetach.sandbox.page;

import io.enidetach.sandbox.page.News.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One open page, told what is out of date by server-sent events. While a write is under way, further news wait as a set,
 * so a page that reads slowly costs no memory and never falls behind.
 */
final class EventStream implements News.Reader {
    private static final String HEARTBEAT = ": still here\n\n";

    private final String person;
    private final Response response;
    private final Callback end;
    private final News news;
    private final Set<Topic> waiting = EnumSet.noneOf(Topic.class);
    private boolean writing;
    private boolean ended;

    EventStream(String person, Response response, Callback end, News news) {
        this.person = person;
        this.response = response;
        this.end = end;
        this.news = news;
    }

    /** Sends everything once, since the page may have missed news before it connected. */
    void open() {
        news.add(this);
        outdated(EnumSet.allOf(Topic.class));
    }

    @Override
    public String person() {
        return person;
    }

    @Override
    public void outdated(Set<Topic> topics) {
        synchronized (this) {
            waiting.addAll(topics);
            if (writing || ended) return;
            writing = true;
        }
        write();
    }

    private void write() {
        String text;
        synchronized (this) {
            text = waiting.isEmpty() ? HEARTBEAT : event();
            waiting.clear();
        }
        response.write(
                false,
                ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)),
                Callback.from(this::written, this::finish));
    }

    private String event() {
        return waiting.stream()
                .map(topic -> '"' + topic.name().toLowerCase(Locale.ROOT) + '"')
                .collect(Collectors.joining(",", "event: changed\ndata: [", "]\n\n"));
    }

    private void written() {
        synchronized (this) {
            if (waiting.isEmpty()) {
                writing = false;
                return;
            }
        }
        write();
    }

    /** The page was closed: not worth a word. */
    private void finish(Throwable gone) {
        synchronized (this) {
            if (ended) return;
            ended = true;
        }
        news.remove(this);
        end.failed(gone);
    }
}
