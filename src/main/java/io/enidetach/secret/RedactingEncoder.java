package io.enidetach.secret;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/**
 * The last net before the log: masks secrets in the lines of another encoder, whoever wrote them and whatever a library
 * put into its exceptions.
 */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> lines;
    private final Redaction redaction;

    RedactingEncoder(Encoder<ILoggingEvent> lines, Redaction redaction) {
        this.lines = lines;
        this.redaction = redaction;
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
