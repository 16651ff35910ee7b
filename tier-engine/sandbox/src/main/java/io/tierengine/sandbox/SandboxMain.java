package io.tierengine.sandbox;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A sandbox by hand: prints where it listens and runs until Ctrl-C.
 *
 * <p>Arguments: {@code --brokers 1|3}, {@code --no-registry}, {@code --data FOLDER} (kept; without it, temporary).
 */
public final class SandboxMain {

    private SandboxMain() {}

    /** Runs until the JVM is told to end. */
    public static void main(String[] arguments) throws InterruptedException {
        Sandbox.Builder builder = parse(arguments);
        long begun = System.nanoTime();
        Sandbox sandbox = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));

        System.out.printf("Started in %.1f s. Ctrl-C ends it.%n", (System.nanoTime() - begun) / 1e9);
        System.out.println("Kafka     " + sandbox.bootstrapServers());
        if (sandbox.hasRegistry()) {
            System.out.println("Registry  " + sandbox.registryUrl());
        }
        System.out.println("Data      " + sandbox.dataFolder());
        new CountDownLatch(1).await();
    }

    private static Sandbox.Builder parse(String[] arguments) {
        Sandbox.Builder builder = Sandbox.builder().registry(true);
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--brokers" -> builder.brokers(Integer.parseInt(valueOf(option, rest)));
                case "--no-registry" -> builder.registry(false);
                case "--data" -> builder.dataFolder(Path.of(valueOf(option, rest)));
                default ->
                    throw new IllegalArgumentException(
                            "Unknown option " + option + "; there are --brokers N, --no-registry and --data FOLDER");
            }
        }
        return builder;
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " wants a value");
        }
        return rest.next();
    }
}
