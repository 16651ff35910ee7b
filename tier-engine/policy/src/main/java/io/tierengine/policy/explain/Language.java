package io.tierengine.policy.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that a policy can be explained in. */
public enum Language {
    ENGLISH(Locale.ENGLISH),
    CHINESE(Locale.SIMPLIFIED_CHINESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** By its code, {@code en} or {@code zh}, or a longer tag such as {@code zh-CN}. */
    public static Optional<Language> of(String tag) {
        String code = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** ISO 639: {@code en} or {@code zh}. */
    public String code() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }
}
