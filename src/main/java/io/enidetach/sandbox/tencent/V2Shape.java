package io.enidetach.sandbox.tencent;

/** The two generations of v2 answers; both are official, for the same actions. */
public enum V2Shape {
    /** {@code "code": "0"} as text, no {@code codeDesc} on success, the payload at the top, {@code instanceSet} a list. */
    OLDER,
    /** {@code "code": 0} as number, {@code codeDesc}, the payload under {@code data}, {@code instanceSet} an object. */
    NEWER
}
