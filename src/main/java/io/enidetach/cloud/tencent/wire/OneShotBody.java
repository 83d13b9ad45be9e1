package io.enidetach.cloud.tencent.wire;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body that OkHttp may send once, which keeps it from following up a 408 or a 503 by itself. */
public final class OneShotBody extends RequestBody {
    private final MediaType type;
    private final byte[] content;

    public OneShotBody(MediaType type, byte[] content) {
        this.type = type;
        this.content = content.clone();
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return content.length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        sink.write(content);
    }
}
