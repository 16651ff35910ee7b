package io.tierengine.policy.explain;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of a resource bundle in one language, in its typography. In the bundle an apostrophe is written twice. */
public final class Sentences {

    private final Locale locale;
    private final ResourceBundle bundle;
    private final boolean spaced;

    /**
     * Sentences from a bundle that has them for every language.
     *
     * @param bundle base name, the one in English
     */
    public Sentences(Language language, String bundle) {
        locale = language.locale();
        this.bundle = ResourceBundle.getBundle(
                bundle, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        spaced = language == Language.CHINESE;
    }

    /** A sentence, or a part of one, by its key. Arguments are texts that are ready to be read. */
    public String say(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        if (!spaced) {
            return new MessageFormat(pattern, locale).format(arguments);
        }
        Object[] marked = Arrays.stream(arguments)
                .map(argument -> Spacing.MARK + argument.toString() + Spacing.MARK)
                .toArray();
        return Spacing.resolve(new MessageFormat(pattern, locale).format(marked));
    }

    /** Whether there is a sentence of this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** By which numbers and dates are written. */
    public Locale locale() {
        return locale;
    }
}
