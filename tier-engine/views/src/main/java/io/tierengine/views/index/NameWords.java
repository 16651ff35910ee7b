package io.tierengine.views.index;

import io.tierengine.views.row.KnownCustomer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How names are searched: by the start of any word, lower-cased and without accents. Chinese, Japanese and Korean don't part words, so a word may begin
 * at each of their characters.
 */
final class NameWords {

    /** Of one name; a longer one isn't found by what comes later in it. */
    private static final int MOST_WORDS = 32;

    /** In characters; of a longer word only its start is in the index. */
    private static final int LONGEST = 32;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameWords() {}

    /** Under which words the index has a customer: its id and the words of its name, cut. */
    static Set<String> ofIndex(KnownCustomer customer) {
        Set<String> words = ofName(customer);
        words.add(plain(customer.id()));
        return words.stream().map(NameWords::cut).collect(Collectors.toSet());
    }

    static String cut(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    /** Lower-cased, without accents. */
    static String plain(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    /** The words of what was typed. */
    static List<String> ofSearch(String search) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.splitAsStream(plain(search)).toList()) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** Whether a customer is found by what was typed. */
    static boolean isFound(KnownCustomer customer, String search) {
        if (plain(customer.id()).startsWith(plain(search))) {
            return true;
        }
        List<String> wanted = ofSearch(search);
        if (wanted.isEmpty()) {
            return false;
        }
        Set<String> words = ofName(customer);
        return wanted.stream().allMatch(one -> words.stream().anyMatch(word -> word.startsWith(one)));
    }

    private static Set<String> ofName(KnownCustomer customer) {
        Set<String> words = new LinkedHashSet<>();
        String name = customer.name();
        if (name == null) {
            return words;
        }
        for (String word : ofSearch(name)) {
            add(words, word);
            for (int i = 0; i < word.length(); i++) {
                if (i > 0 && beginsAWord(word.codePointAt(i))) {
                    add(words, word.substring(i));
                }
            }
        }
        return words;
    }

    private static void add(Set<String> words, String word) {
        if (words.size() < MOST_WORDS) {
            words.add(word);
        }
    }

    private static boolean beginsAWord(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }
}
