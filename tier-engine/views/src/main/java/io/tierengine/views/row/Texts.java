package io.tierengine.views.row;

import java.nio.charset.StandardCharsets;

/** Texts within keys. */
public final class Texts {

    private Texts() {}

    /** In UTF-8; bytes below space, which part the texts of a key, become spaces. */
    public static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ') {
                bytes[i] = ' ';
            }
        }
        return bytes;
    }
}
