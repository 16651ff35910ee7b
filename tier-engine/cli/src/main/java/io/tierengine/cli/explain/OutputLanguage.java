package io.tierengine.cli.explain;

import io.tierengine.policy.explain.Language;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The language to write in: the one that is asked for, or the one of the environment, or English. */
final class OutputLanguage implements ITypeConverter<Language> {

    @Override
    public Language convert(String tag) {
        return Language.of(tag).orElseThrow(() -> new TypeConversionException("'" + tag + "' is neither en nor zh"));
    }

    /** By the variables of POSIX, the one that counts most first. */
    static Language of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(OutputLanguage::isSet)
                .findFirst()
                .flatMap(Language::of)
                .orElse(Language.ENGLISH);
    }

    private static boolean isSet(@Nullable String variable) {
        return variable != null && !variable.isEmpty();
    }
}
