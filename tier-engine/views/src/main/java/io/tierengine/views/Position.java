package io.tierengine.views;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;

/**
 * A place in the order of a list, the same on every instance. As text it is a cursor.
 *
 * @param sort of the list
 * @param order of the list
 * @param absent whether the customer has no value of that sort; then it lies behind all that have
 * @param value what is sorted by, in millionths or milliseconds; for an absent one when the tier began; 0 in the order of ids
 * @param customerId the customer there
 */
public record Position(Sort sort, Order order, boolean absent, long value, String customerId) {

    private static final int FIXED_BYTES = 3 + Long.BYTES;

    /**
     * The order of a list: lower is earlier in it.
     *
     * @param order of the list
     */
    public static Comparator<Position> comparator(Order order) {
        Comparator<Position> ascending =
                Comparator.comparingLong(Position::value).thenComparing(Position::idBytes, Arrays::compareUnsigned);
        return Comparator.comparing(Position::absent)
                .thenComparing(order == Order.ASC ? ascending : ascending.reversed());
    }

    private byte[] idBytes() {
        return customerId.getBytes(StandardCharsets.UTF_8);
    }

    /** As text in base64url, to be handed back as a cursor. */
    public String encode() {
        byte[] id = idBytes();
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + id.length)
                .put((byte) sort.code())
                .put((byte) (order == Order.ASC ? 'a' : 'd'))
                .put((byte) (absent ? 1 : 0))
                .putLong(value)
                .put(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException if the text isn't that
     */
    public static Position decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(notACursor(text), e);
        }
        Sort sort = bytes.length < FIXED_BYTES ? null : Sort.byCode(bytes[0]).orElse(null);
        if (sort == null || (bytes[1] != 'a' && bytes[1] != 'd') || (bytes[2] != 0 && bytes[2] != 1)) {
            throw new IllegalArgumentException(notACursor(text));
        }
        return new Position(
                sort,
                bytes[1] == 'a' ? Order.ASC : Order.DESC,
                bytes[2] == 1,
                ByteBuffer.wrap(bytes).getLong(3),
                new String(bytes, FIXED_BYTES, bytes.length - FIXED_BYTES, StandardCharsets.UTF_8));
    }

    private static String notACursor(String text) {
        return "\"" + (text.length() > 100 ? text.substring(0, 100) + "..." : text)
                + "\" is no cursor; take the one that the page before gave as next";
    }
}
