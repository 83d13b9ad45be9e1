package io.enidetach.cloud.tencent.wire;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/** Watches one exchange: whether anything of it can have left this machine. */
final class Passage extends EventListener {
    private final CallBudget.Turn turn;
    private volatile boolean begun;

    Passage(CallBudget.Turn turn) {
        this.turn = turn;
    }

    /** Whether a connection stood and the request began to be written; before that the server knows nothing of it. */
    boolean begun() {
        return begun;
    }

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }

    @Override
    public void requestBodyEnd(Call call, long byteCount) {
        turn.sent();
    }

    @Override
    public void responseHeadersStart(Call call) {
        turn.answered();
    }

    @Override
    public void requestFailed(Call call, IOException ioe) {
        turn.sent();
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        if (request.body() == null) {
            turn.sent();
        }
    }
}
