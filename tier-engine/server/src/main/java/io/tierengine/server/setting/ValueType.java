package io.tierengine.server.setting;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the text of a setting is read.
 *
 * @param expected what a text must be, such as {@code a whole number from 1 to 64}: for messages and for the reference
 * @param parser empty where the text isn't that
 */
record ValueType<T>(String expected, Parser<T> parser) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h|d)");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");
    private static final Pattern PERCENT = Pattern.compile("[1-8]\\d?%|9%|90%");
    private static final Map<String, Long> MILLIS_PER_UNIT =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Integer> SHIFT_PER_UNIT = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

    /** Reads a text; empty where it can't. */
    @FunctionalInterface
    interface Parser<T> {
        Optional<T> parse(String text);
    }

    static ValueType<String> text() {
        return new ValueType<>("text", Optional::of);
    }

    /** Text that matches; it says in words what matches. */
    static ValueType<String> matching(Pattern pattern, String expected) {
        return new ValueType<>(
                expected,
                text -> Optional.of(text)
                        .filter(candidate -> pattern.matcher(candidate).matches()));
    }

    static ValueType<Integer> count(int least, int most) {
        return new ValueType<>("a whole number from " + least + " to " + most, text -> {
            try {
                int number = Integer.parseInt(text);
                return number < least || number > most ? Optional.empty() : Optional.of(number);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    static ValueType<Boolean> flag() {
        return new ValueType<>("`true` or `false`", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** A length of time. A day is 24 hours. */
    static ValueType<Duration> time(String least, String most) {
        Duration low = parseTime(least).orElseThrow();
        Duration high = parseTime(most).orElseThrow();
        return new ValueType<>(
                "a time from " + least + " to " + most + ", such as `250ms`, `5s`, `10m`, `2h` or `21d`",
                text -> parseTime(text).filter(time -> time.compareTo(low) >= 0 && time.compareTo(high) <= 0));
    }

    private static Optional<Duration> parseTime(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit = MILLIS_PER_UNIT.getOrDefault(matcher.group(2), 0L);
        return Optional.of(Duration.ofMillis(Long.parseLong(matcher.group(1)) * unit));
    }

    /** An amount of memory in bytes. */
    static ValueType<Long> bytes(String least, String most) {
        long low = parseBytes(least).orElseThrow();
        long high = parseBytes(most).orElseThrow();
        return new ValueType<>(
                "bytes from " + least + " to " + most + ", such as `512KiB`, `64MiB` or `1GiB`",
                text -> parseBytes(text).filter(bytes -> bytes >= low && bytes <= high));
    }

    /** An amount of memory on the heap, in bytes or as a share of the largest heap that this process may have. */
    static ValueType<Long> heap(String least, String most) {
        ValueType<Long> bytes = bytes(least, most);
        return new ValueType<>(
                bytes.expected() + ", or a share of the heap from `1%` to `90%`",
                text -> PERCENT.matcher(text).matches()
                        ? Optional.of(Runtime.getRuntime().maxMemory()
                                / 100
                                * Long.parseLong(text.substring(0, text.length() - 1)))
                        : bytes.parser().parse(text));
    }

    private static Optional<Long> parseBytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = matcher.group(2) == null ? "B" : matcher.group(2);
        long number = Long.parseLong(matcher.group(1));
        int shift = SHIFT_PER_UNIT.getOrDefault(unit, 0);
        return number > Long.MAX_VALUE >> shift ? Optional.empty() : Optional.of(number << shift);
    }

    static ValueType<Path> path() {
        return new ValueType<>("a path", text -> {
            try {
                return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    /** One or several URLs of HTTP, with commas between. */
    static ValueType<String> urls() {
        return new ValueType<>(
                "a URL such as `http://registry:8081`, or several with commas between",
                text -> Optional.of(text)
                        .filter(all ->
                                !all.isBlank() && Stream.of(all.split(",", -1)).allMatch(ValueType::isUrl)));
    }

    /** One URL of HTTP. */
    static ValueType<String> url() {
        return new ValueType<>(
                "a URL such as `https://login.example.com/realms/shop`",
                text -> Optional.of(text).filter(ValueType::isUrl));
    }

    /** Where a server is reached: scheme, host and port. */
    static ValueType<URI> address() {
        return new ValueType<>(
                "a URL without a path such as `https://tier.example.com`",
                text -> Optional.of(text.strip())
                        .filter(ValueType::isUrl)
                        .map(URI::create)
                        .filter(uri -> uri.getRawPath().isEmpty()
                                && uri.getRawQuery() == null
                                && uri.getRawFragment() == null));
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text.strip());
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getRawAuthority() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** One of an enum's constants, in small letters. */
    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        String names = String.join(
                ", ",
                Stream.of(type.getEnumConstants())
                        .map(one -> "`" + one.name().toLowerCase(Locale.ROOT) + "`")
                        .toList());
        return new ValueType<>(
                "one of " + names,
                text -> Stream.of(type.getEnumConstants())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst());
    }
}
