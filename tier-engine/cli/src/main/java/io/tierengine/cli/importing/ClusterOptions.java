package io.tierengine.cli.importing;

import io.tierengine.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where brokers and registry are, and how to be let in. */
public final class ClusterOptions {

    private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    private static final String REGISTRY_URL = "schema.registry.url";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            description = "The brokers; else bootstrap.servers of --properties.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--registry",
            paramLabel = "URL,...",
            description = "The schema registry, with its path; else schema.registry.url of --properties.")
    private @Nullable String registry;

    @Option(
            names = "--properties",
            paramLabel = "FILE",
            description = "Further settings of Kafka's clients and of the registry's, such as security.protocol, "
                    + "sasl.jaas.config or basic.auth.user.info.")
    private @Nullable Path propertiesFile;

    @Option(
            names = "--prefix",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What the names of the topics begin with, such as shop1. (default: nothing).")
    private String prefix = "";

    public String prefix() {
        return prefix;
    }

    /** Settings of Kafka's clients and the registry's, in one map. */
    public Map<String, String> settings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (propertiesFile != null) {
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(propertiesFile)) {
                read.load(reader);
            } catch (NoSuchFileException e) {
                throw CommandFailure.wrongInput(List.of(propertiesFile + ": no such file"));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.wrongInput(
                        List.of(propertiesFile + ": can't be read as properties: " + e.getMessage()));
            }
            read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
        }
        put(settings, BOOTSTRAP_SERVERS, bootstrapServers, "--bootstrap-servers");
        put(settings, REGISTRY_URL, registry, "--registry");
        return settings;
    }

    private static void put(Map<String, String> settings, String key, @Nullable String given, String option) {
        if (given != null) {
            settings.put(key, given);
        } else if (!settings.containsKey(key)) {
            throw CommandFailure.wrongInput(
                    List.of("Missing " + option + ", or " + key + " in the file of --properties"));
        }
    }
}
