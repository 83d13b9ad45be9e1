package io.enidetach.sandbox.tencent;

import java.time.Instant;

/** On which server an interface is, and since when. */
record Attachment(String instance, Instant since, int deviceIndex) {}
