package io.enidetach.secret;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last net before the log: masks secrets in the lines of another encoder, whoever wrote them and whatever a library
 * put into its exceptions. Made, told and started by Logback.
 */
public final class RedactingEncoder extends EncoderBase<ILoggingEvent> {
    private Redaction redaction = Redaction.of(List.of());
    private Encoder<ILoggingEvent> lines;

    /** Whose lines they are. */
    public void setLines(Encoder<ILoggingEvent> lines) {
        this.lines = lines;
    }

    /** Values that are secret, separated by blanks; what has the shape of a secret needs not be named. */
    public void setSecrets(String secrets) {
        redaction = Redaction.of(Stream.of(secrets.split(" "))
                .filter(secret -> !secret.isEmpty())
                .map(Secret::new)
                .toList());
    }

    @Override
    public byte[] headerBytes() {
        return lines.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        String text = new String(lines.encode(event), StandardCharsets.UTF_8);
        return redaction.mask(text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return lines.footerBytes();
    }
}
