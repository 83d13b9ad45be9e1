package io.enidetach.cloud.tencent.wire;

import java.util.regex.Pattern;

/** Keeps what the cloud sends from reaching logs and people as anything but a code. */
public final class Codes {
    private static final Pattern CODE = Pattern.compile("-?[A-Za-z0-9][A-Za-z0-9._]{0,79}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private Codes() {}

    /** The code itself where it looks like one, else {@code unspecified}. */
    public static String shown(String code) {
        return CODE.matcher(code).matches() ? code : "unspecified";
    }

    /** The cloud's request ID where it looks like one, else empty text. */
    static String reference(String id) {
        return REFERENCE.matcher(id).matches() ? id : "";
    }
}
