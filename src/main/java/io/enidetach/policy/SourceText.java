package io.enidetach.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The text of a file and its short name by content. */
final class SourceText {
    private static final int VERSION_CHARS = 12;
    /** More than any text that is read can take; a device would go on for ever. */
    private static final int BYTES_MAX = 4 * Yaml.CHARS_MAX;

    private SourceText() {}

    /** The file's text, of an endless one as much as is too much; nothing when it cannot be read or is not UTF-8. */
    static Optional<String> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            return Optional.of(
                    bytes.length > BYTES_MAX
                            ? new String(bytes, StandardCharsets.UTF_8)
                            : StandardCharsets.UTF_8
                                    .newDecoder()
                                    .decode(ByteBuffer.wrap(bytes))
                                    .toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** First 12 hexadecimal digits of the SHA-256. */
    static String version(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, VERSION_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }
}
