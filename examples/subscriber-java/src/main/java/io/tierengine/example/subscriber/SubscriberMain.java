package io.tierengine.example.subscriber;

import io.tierengine.contract.TierChange;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs the subscriber until Ctrl-C or SIGTERM, and prints a line for each change that it took. Argument: the settings file. */
public final class SubscriberMain {

    private static final int STOP_SECONDS = 30;

    private SubscriberMain() {}

    /** Ends with status 1 after a failure, 2 where the settings are wrong. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Name the settings file, such as subscriber.properties");
            System.exit(2);
        }
        SubscriberSettings settings;
        try {
            settings = read(Path.of(arguments[0]));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("Settings " + arguments[0] + ": " + e.getMessage());
            System.exit(2);
            return;
        }
        try {
            run(settings);
        } catch (SQLException | RuntimeException e) {
            System.err.println("Stopped: " + causes(e));
            System.exit(1);
        }
    }

    private static void run(SubscriberSettings settings) throws SQLException {
        CountDownLatch ended = new CountDownLatch(1);
        try (CustomerTable table = CustomerTable.open(settings.database());
                SchemaLookup schemas = new SchemaLookup(settings.registry(), settings.userInfo());
                TierChangeSubscriber subscriber = new TierChangeSubscriber(
                        settings, schemas, table, change -> System.out.println(line(change)))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(subscriber, ended), "stop"));
            subscriber.run();
        } finally {
            ended.countDown();
        }
    }

    /** The JVM ends when its shutdown hooks have, so this one waits for the batch at hand and for what is to be closed. */
    private static void stop(TierChangeSubscriber subscriber, CountDownLatch ended) {
        subscriber.stop();
        try {
            if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Still busy after " + STOP_SECONDS + " s; what isn't committed comes again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SubscriberSettings read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return SubscriberSettings.from(properties);
    }

    private static String line(TierChange change) {
        String cause =
                change.getCauseId().map(id -> change.getCause() + " " + id).orElse(change.getCause() + "");
        return "%s %s #%d  %s -> %s  from %s  %s by %s%s"
                .formatted(
                        change.getProgram(),
                        change.getCustomerId(),
                        change.getSequence(),
                        change.getPreviousTier().orElse("(new)"),
                        change.getNewTier(),
                        change.getEffectiveAt(),
                        change.getDirection(),
                        cause,
                        change.getScore()
                                .map(score -> ", score " + score.toPlainString())
                                .orElse(""));
    }

    /** Kafka's exception says where the record lies, its cause what is wrong with it. */
    private static String causes(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            text.append(text.isEmpty() ? "" : ": ").append(each.getMessage());
        }
        return text.toString();
    }
}
