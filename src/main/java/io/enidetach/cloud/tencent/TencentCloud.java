package io.enidetach.cloud.tencent;

import io.enidetach.cloud.CloudFinder;
import io.enidetach.cloud.CloudReader;
import io.enidetach.cloud.CloudWriter;
import io.enidetach.cloud.tencent.v2.QcloudCalls;
import io.enidetach.cloud.tencent.v2.QcloudList;
import io.enidetach.cloud.tencent.v2.QcloudReader;
import io.enidetach.cloud.tencent.v2.QcloudWriter;
import io.enidetach.cloud.tencent.v3.Tc3Calls;
import io.enidetach.cloud.tencent.v3.Tc3List;
import io.enidetach.cloud.tencent.v3.Tc3Reader;
import io.enidetach.cloud.tencent.v3.Tc3Writer;
import io.enidetach.cloud.tencent.wire.CallListener;
import io.enidetach.cloud.tencent.wire.Caller;
import io.enidetach.cloud.tencent.wire.Urgency;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * Tencent Cloud as this process sees it: one key for looking and one for asking, which may be the same, and one budget of
 * calls for both together.
 * Thread-safe.
 */
public final class TencentCloud implements AutoCloseable {
    private final CloudReader reader;
    private final CloudReader watcher;
    private final CloudFinder finder;
    private final CloudWriter writer;
    private final Caller caller;

    private TencentCloud(
            CloudReader reader, CloudReader watcher, CloudFinder finder, CloudWriter writer, Caller caller) {
        this.reader = reader;
        this.watcher = watcher;
        this.finder = finder;
        this.writer = writer;
        this.caller = caller;
    }

    /** Connects to nothing yet: connections are made by calls. */
    public static TencentCloud open(
            TencentSettings settings, Clock clock, RandomGenerator random, CallListener listener) {
        Caller caller = new Caller(settings.limits(), System::nanoTime, listener);
        return switch (settings.generation()) {
            case V2 -> v2(settings, caller, clock, random);
            case V3 -> v3(settings, caller, clock);
        };
    }

    /** For what a person waits for, and for the look right before an ask; it asks tasks last, like the watcher. */
    public CloudReader reader() {
        return reader;
    }

    /** The same reader, but it lets {@link #reader()} and {@link #writer()} go first. */
    public CloudReader watcher() {
        return watcher;
    }

    /** For what a person looks for; it remembers for a short while, so that typing on costs few calls. */
    public CloudFinder finder() {
        return finder;
    }

    /** Asks for changes. */
    public CloudWriter writer() {
        return writer;
    }

    private static TencentCloud v2(TencentSettings settings, Caller caller, Clock clock, RandomGenerator random) {
        var looking = new QcloudCalls.Signing(settings.credentials(), settings.signatureMethod());
        var asking = new QcloudCalls.Signing(settings.writing(), settings.signatureMethod());
        var calls = QcloudCalls.over(caller, settings.endpoint(), looking, clock, random);
        var reader = new QcloudReader(calls, Urgency.FIRST);
        return new TencentCloud(
                reader,
                new QcloudReader(calls, Urgency.LATER),
                new RecentFindings(new Finder(reader, new QcloudList(calls)), clock),
                new QcloudWriter(QcloudCalls.over(caller, settings.endpoint(), asking, clock, random)),
                caller);
    }

    private static TencentCloud v3(TencentSettings settings, Caller caller, Clock clock) {
        var calls = new Tc3Calls(caller, settings.endpoint(), settings.credentials(), clock);
        var reader = new Tc3Reader(calls, Urgency.FIRST);
        return new TencentCloud(
                reader,
                new Tc3Reader(calls, Urgency.LATER),
                new RecentFindings(new Finder(reader, new Tc3List(calls)), clock),
                new Tc3Writer(new Tc3Calls(caller, settings.endpoint(), settings.writing(), clock)),
                caller);
    }

    @Override
    public void close() {
        caller.close();
    }
}
