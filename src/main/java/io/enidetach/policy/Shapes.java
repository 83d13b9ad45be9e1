package io.enidetach.policy;

import java.util.regex.Pattern;

/** What texts in a policy must look like. */
final class Shapes {
    static final Pattern ANY = Pattern.compile(".+", Pattern.DOTALL);
    static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{1,30}");
    static final Pattern USER_OR_EVERYBODY = Pattern.compile("\\*|[UW][A-Z0-9]{1,30}");
    static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{1,30}");
    static final Pattern CHANNEL = Pattern.compile("[CGD][A-Z0-9]{1,30}");
    /** Anything but what is an ID except for its upper case, which would silently never match. */
    static final Pattern VPC = Pattern.compile("(?!(?i:vpc-[0-9a-z]{8})$)\\S(.*\\S)?|vpc-[0-9a-z]{8}");

    static final Pattern VPC_ID = Pattern.compile("vpc-[0-9a-z]{8}");

    static final Pattern REGION = Pattern.compile("[a-z]{2,6}(-[a-z0-9]{2,20}){0,3}");
    static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]{0,78}[^\\p{Cntrl}\\s])?");

    private Shapes() {}
}
