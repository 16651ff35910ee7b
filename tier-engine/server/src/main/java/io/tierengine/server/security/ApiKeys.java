package io.tierengine.server.security;

import io.tierengine.server.security.Visibility.Attribute;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of services, of which only hashes are known. A line of their file is a name, the SHA-256 of the key in hex, roles with commas
 * between, and where the service may not see all customers {@code owner=A,B} or {@code region=A,B}; {@code #} begins a comment.
 */
public final class ApiKeys {

    private static final Pattern LINE =
            Pattern.compile("(\\S+)\\s+([0-9a-fA-F]{64})\\s+([a-z,]+)(?:\\s+([a-z]+)=(.+))?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,100}");

    private final List<ApiKey> keys;

    private ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** A key and whose it is. */
    private static final class ApiKey {

        private final byte[] hash;
        private final Caller caller;

        ApiKey(byte[] hash, Caller caller) {
            this.hash = hash;
            this.caller = caller;
        }
    }

    /** No key. */
    public static ApiKeys none() {
        return new ApiKeys(List.of());
    }

    /**
     * Reads a file of keys.
     *
     * @throws IllegalArgumentException if it can't be read or a line isn't right; the message names the line but shows no hash
     */
    public static ApiKeys read(Path file) {
        List<ApiKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : linesOf(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String where = "line " + number + " of the API keys in " + file;
            ApiKey key = keyOf(text, where);
            if (!names.add(key.caller.name())) {
                throw new IllegalArgumentException(
                        where + ": the name " + key.caller.name() + " occurs before; give each key its own");
            }
            keys.add(key);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the file of API keys " + file
                    + " holds none (setting tier.security.api-keys); docs/security.md says how to make one");
        }
        return new ApiKeys(keys);
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "there is no file of API keys " + file + " (setting tier.security.api-keys)", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the file of API keys " + file + " can't be read (setting tier.security.api-keys): " + e, e);
        }
    }

    private static ApiKey keyOf(String text, String where) {
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !NAME.matcher(line.group(1)).matches()) {
            throw new IllegalArgumentException(
                    where + " isn't `NAME SHA256 ROLE[,ROLE]`, with `owner=A,B` or `region=A,B`"
                            + " after it or without; the SHA-256 of the key has 64 hexadecimal digits");
        }
        Set<Role> roles = Arrays.stream(line.group(3).split(",", -1))
                .map(role -> Role.of(role)
                        .orElseThrow(() -> new IllegalArgumentException(
                                where + ": `" + role + "` is no role; they are viewer, operator and admin")))
                .collect(Collectors.toSet());
        Caller caller =
                new Caller(line.group(1), roles, visibility(line.group(4), line.group(5), where), Caller.Proof.API_KEY);
        return new ApiKey(HexFormat.of().parseHex(line.group(2)), caller);
    }

    private static @Nullable Visibility visibility(@Nullable String attribute, @Nullable String values, String where) {
        if (attribute == null || values == null) {
            return null;
        }
        Attribute known = Attribute.of(attribute)
                .orElseThrow(() -> new IllegalArgumentException(
                        where + ": customers are told apart by owner or region, not by `" + attribute + "`"));
        return new Visibility(
                known,
                Arrays.stream(values.split(",", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Whose key it is. Takes as long for a key that is nearly right as for any other. */
    Optional<Caller> find(String key) {
        byte[] hash = sha256(key);
        Optional<Caller> found = Optional.empty();
        for (ApiKey known : keys) {
            if (MessageDigest.isEqual(known.hash, hash)) {
                found = Optional.of(known.caller);
            }
        }
        return found;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
