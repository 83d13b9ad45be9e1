package io.enidetach.sandbox.tencent;

import java.util.regex.Pattern;

/** The form of IDs: prefix and eight characters of {@code [0-9a-z]}. */
final class Ids {
    private static final Pattern REST = Pattern.compile("-[0-9a-z]{8}");

    private Ids() {}

    static String checked(String id, String kind, String parameter) throws RefusedCall {
        return checked(id, kind, parameter, Refusal.MALFORMED_ID);
    }

    static String checked(String id, String kind, String parameter, Refusal otherwise) throws RefusedCall {
        if (!id.startsWith(kind) || !REST.matcher(id.substring(kind.length())).matches()) {
            throw new RefusedCall(otherwise, "value of " + parameter + " is malformed");
        }
        return id;
    }
}
