package io.tierengine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the rules against the classes of every module. */
class HouseTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tierengine");

    @ParameterizedTest
    @EnumSource
    void shouldObeyTheRule(HouseRule rule) {
        assertThat(rule.evaluate(HOUSE).getFailureReport().getDetails())
                .as(rule.description())
                .isEmpty();
    }

    @Test
    void shouldSeeThePackagesOfEveryModule() throws IOException {
        Set<String> seen = HOUSE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

        Set<String> written = packagesInTheSources();

        assertThat(written).contains("io.tierengine.core", "io.tierengine.architecture");
        assertThat(seen)
                .as("every module must be a test dependency of tier-engine/architecture")
                .containsAll(written);
    }

    private static Set<String> packagesInTheSources() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.map(file -> PROJECT.relativize(file).toString().replace('\\', '/'))
                    .filter(name ->
                            name.contains("src/main/java/") && !name.contains("target/") && name.endsWith(".java"))
                    .map(name -> name.substring(name.indexOf("src/main/java/") + "src/main/java/".length()))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }
}
