package io.enidetach.cloud;

import io.enidetach.request.Address;
import io.enidetach.request.EniFacts;
import io.enidetach.request.EniId;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody remembers of an ENI: a part of its ID, of its name, or of one of its addresses. Case and the width of
 * letters make no difference.
 *
 * @param text as it was typed, without what stands around it; a cloud that compares exactly is asked for this
 */
public record Clue(String text) {
    /** Longer texts are in no name (60 characters at most) and in no address. */
    private static final int CHARS_MAX = 64;

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    public Clue {
        text = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        text = text.codePointCount(0, text.length()) <= CHARS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CHARS_MAX));
    }

    /** The whole ID, when it is one. */
    public Optional<EniId> id() {
        return EniId.parse(folded(text));
    }

    /** The whole address, when it looks like one of IPv4. */
    public Optional<String> address() {
        return Optional.of(text).filter(it -> ADDRESS.matcher(it).matches());
    }

    /** Whether this ENI may be meant. Nothing fits a text that is blank. */
    public boolean fits(EniFacts eni) {
        String wanted = folded(text);
        return !wanted.isEmpty()
                && (Stream.of(eni.id().value(), eni.name())
                                .anyMatch(has -> folded(has).contains(wanted))
                        || addressOf(eni).isPresent());
    }

    /** The address that fits best, or nothing when it was something else. */
    public Optional<String> addressOf(EniFacts eni) {
        // What looks whole may still be typed on, but nobody means 110.0.0.12 by 10.0.0.12.
        Predicate<String> fits = address().isPresent() ? it -> it.startsWith(text) : it -> it.contains(text);
        return text.isEmpty()
                ? Optional.empty()
                : eni.addresses().stream().flatMap(Clue::both).filter(fits).min(Comparator.comparing(String::length));
    }

    private static Stream<String> both(Address address) {
        return Stream.concat(Stream.of(address.privateIp()), address.publicIp().stream());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
