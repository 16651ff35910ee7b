package io.tierengine.policy.explain;

import java.util.regex.Pattern;

/** Chinese typography: a blank between a Chinese character and a Latin letter or a digit, and nowhere else. */
final class Spacing {

    /** Stands in a sentence where one of its parts begins or ends; a private character of Unicode. */
    static final String MARK = "\uE000";

    private static final Pattern MARKS = Pattern.compile(" *" + MARK + "[" + MARK + " ]*");
    private static final String LATIN = "[A-Za-z0-9\\-]";
    private static final Pattern MEETING = Pattern.compile(
            "(?<=\\p{IsHan})" + MARK + "(?=" + LATIN + ")|(?<=[A-Za-z0-9%])" + MARK + "(?=\\p{IsHan}|" + LATIN + ")");

    private Spacing() {}

    /** Puts a blank, or nothing, in the place of every mark. What lies between marks stays as it is. */
    static String resolve(String marked) {
        String single = MARKS.matcher(marked).replaceAll(MARK);
        return MEETING.matcher(single).replaceAll(" ").replace(MARK, "");
    }
}
