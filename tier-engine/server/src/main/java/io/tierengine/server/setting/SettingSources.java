package io.tierengine.server.setting;

import io.tierengine.policy.problem.Suggestion;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where settings come from. The first that has a value wins: command line, system properties, environment, file; then the
 * default. What begins like a setting and is none is an error in each of them.
 */
public final class SettingSources {

    /** The file's own name on the command line and as a system property; {@code TIER_CONFIG} in the environment. */
    public static final String CONFIG = "tier.config";

    private static final String VARIABLE_PREFIX = "TIER_";

    /** Of other programs that share the prefix: the launcher, docker-compose.yml and what CI runs. */
    private static final Set<String> VARIABLES_OF_OTHERS = Set.of(
            "TIER_OPTS",
            "TIER_API_KEYS_FILE",
            "TIER_BASE_IMAGE",
            "TIER_CI_LIMITED",
            "TIER_DOCKER_STATE",
            "TIER_ENGINE_IMAGE",
            "TIER_ENGINE_MEMORY",
            "TIER_KAFKA_IMAGE",
            "TIER_KAFKA_PORT",
            "TIER_POLICY_FILE",
            "TIER_REGISTRY_IMAGE",
            "TIER_REGISTRY_PORT");

    private static final String SANDBOX_VARIABLES = "TIER_SANDBOX_";
    private static final String SANDBOX_PROPERTIES = "tier.sandbox.";

    /** What Kubernetes puts into every container about a service whose name begins with "tier-". */
    private static final Pattern SERVICE_VARIABLE = Pattern.compile(
            "TIER_.*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private final Map<String, RawSetting> given = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingSources() {}

    /** Those of this process, with values of the command line by the names of settings. */
    public static SettingSources ofProcess(Map<String, String> commandLine) {
        Map<String, String> properties = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> properties.put(name, System.getProperty(name)));
        return of(commandLine, properties, System.getenv());
    }

    /** Those that are handed over. */
    public static SettingSources of(
            Map<String, String> commandLine, Map<String, String> properties, Map<String, String> environment) {
        SettingSources sources = new SettingSources();
        sources.fileOf(commandLine, properties, environment).ifPresent(sources::addFile);
        environment.forEach(sources::addVariable);
        properties.forEach(sources::addProperty);
        commandLine.forEach((name, value) -> sources.add(name, value, "command line"));
        return sources;
    }

    private Optional<Path> fileOf(
            Map<String, String> commandLine, Map<String, String> properties, Map<String, String> environment) {
        return Stream.of(commandLine.get(CONFIG), properties.get(CONFIG), environment.get(Setting.variableOf(CONFIG)))
                .flatMap(Stream::ofNullable)
                .findFirst()
                .map(Path::of);
    }

    private void addFile(Path file) {
        Properties read = new Properties();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (NoSuchFileException e) {
            problems.add("there is no settings file " + file);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("settings file " + file + " can't be read: " + e.getMessage());
        }
        String origin = "file " + file;
        for (String name : read.stringPropertyNames()) {
            if (name.equals(CONFIG)) {
                problems.add(CONFIG + " (" + origin + "): a settings file can't name another one");
            } else if (name.startsWith(Catalogue.PREFIX)) {
                add(name, read.getProperty(name), origin);
            } else {
                problems.add(
                        name + " (" + origin + ") is no setting; their names begin with `" + Catalogue.PREFIX + "`");
            }
        }
    }

    private void addProperty(String name, String value) {
        if (name.startsWith(Catalogue.PREFIX) && !name.startsWith(SANDBOX_PROPERTIES)) {
            add(name, value, "system property");
        }
    }

    private void add(String name, String value, String origin) {
        if (name.equals(CONFIG)) {
            return;
        }
        if (isKnown(name)) {
            given.put(name, new RawSetting(value, origin));
        } else {
            List<String> names = Stream.concat(
                            Catalogue.SETTINGS.stream().map(Setting::name),
                            Catalogue.GROUPS.stream().map(group -> group.prefix() + "*"))
                    .toList();
            unknown(name, origin, names);
        }
    }

    private static boolean isKnown(String name) {
        return Catalogue.SETTINGS.stream().anyMatch(setting -> setting.name().equals(name))
                || Catalogue.GROUPS.stream().anyMatch(group -> isIn(name, group.prefix()));
    }

    private static boolean isIn(String name, String prefix) {
        return name.startsWith(prefix) && name.length() > prefix.length();
    }

    private void addVariable(String variable, String value) {
        if (!variable.startsWith(VARIABLE_PREFIX)
                || variable.equals(Setting.variableOf(CONFIG))
                || isOfOthers(variable)) {
            return;
        }
        String origin = "environment variable " + variable;
        for (SettingGroup group : Catalogue.GROUPS) {
            if (isIn(variable, group.variablePrefix())) {
                String rest = variable.substring(group.variablePrefix().length());
                given.put(
                        group.prefix() + rest.toLowerCase(Locale.ROOT).replace('_', '.'),
                        new RawSetting(value, origin));
                return;
            }
        }
        Optional<Setting<?>> setting = Catalogue.SETTINGS.stream()
                .filter(known -> known.variable().equals(variable))
                .findFirst();
        if (setting.isPresent()) {
            given.put(setting.get().name(), new RawSetting(value, origin));
        } else {
            unknown(
                    variable,
                    "environment",
                    Catalogue.SETTINGS.stream().map(Setting::variable).toList());
        }
    }

    private static boolean isOfOthers(String variable) {
        return VARIABLES_OF_OTHERS.contains(variable)
                || variable.startsWith(SANDBOX_VARIABLES)
                || SERVICE_VARIABLE.matcher(variable).matches();
    }

    private void unknown(String name, String origin, List<String> known) {
        String hint = Suggestion.didYouMean(name, known);
        problems.add(name + " (" + origin + ") is no setting; "
                + (hint == null ? "docs/configuration.md lists them" : hint));
    }

    /** Whether a setting was given anywhere, as opposed to its default. */
    boolean has(Setting<?> setting) {
        return given.containsKey(setting.name());
    }

    /** A setting's value; empty where it has none, or where what was given is wrong, which is noted. */
    <T> Optional<T> find(Setting<T> setting) {
        RawSetting raw = given.get(setting.name());
        if (raw == null) {
            return setting.standard()
                    .map(text -> setting.type().parser().parse(text).orElseThrow());
        }
        Optional<T> value = setting.type().parser().parse(raw.value().strip());
        if (value.isEmpty()) {
            problems.add(setting.name() + " is `" + raw.value() + "` (" + raw.origin() + "); it must be "
                    + setting.type().expected());
        }
        return value;
    }

    /** What was given of a group, by the names without its prefix. */
    Map<String, String> of(SettingGroup group) {
        Map<String, String> values = new TreeMap<>();
        given.forEach((name, raw) -> {
            if (name.startsWith(group.prefix())) {
                values.put(name.substring(group.prefix().length()), raw.value());
            }
        });
        return values;
    }

    /** Notes what is wrong with several settings together. */
    void note(String problem) {
        problems.add(problem);
    }

    List<String> problems() {
        return problems;
    }
}
