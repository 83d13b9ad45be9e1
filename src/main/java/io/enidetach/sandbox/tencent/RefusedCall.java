package io.enidetach.sandbox.tencent;

/** A call that the cloud refuses before it has an effect. Ends at the endpoint, which writes it in its own shape. */
final class RefusedCall extends Exception {
    private static final long serialVersionUID = 1;

    final Refusal why;

    RefusedCall(Refusal why, String message) {
        super(message, null, false, false);
        this.why = why;
    }
}
