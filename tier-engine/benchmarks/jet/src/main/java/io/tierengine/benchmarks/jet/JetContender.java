package io.tierengine.benchmarks.jet;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.JobStatus;
import io.tierengine.benchmarks.contender.CleanStop;
import io.tierengine.benchmarks.contender.ContenderArguments;
import io.tierengine.benchmarks.contender.DecisionSetup;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decides tiers with Hazelcast Jet, in this process: reads all transactions, writes tier changes exactly once at snapshots a
 * second apart, until it is asked to stop.
 */
public final class JetContender {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final long SNAPSHOT_MILLIS = 1_000;
    private static final String LOOPBACK = "127.0.0.1";

    private JetContender() {}

    public static void main(String... given) throws Exception {
        ContenderArguments arguments = ContenderArguments.parse(given);
        JetOptions options = JetOptions.from(arguments.options());
        TierGraph graph = new TierGraph(arguments, options, DecisionSetup.of(arguments));
        HazelcastInstance member = Hazelcast.newHazelcastInstance(configuration(arguments, options));
        Job job = member.getJet()
                .newJob(
                        graph.describe(),
                        new JobConfig()
                                .setName(arguments.run())
                                .setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE)
                                .setSnapshotIntervalMillis(SNAPSHOT_MILLIS));
        awaitStatus(job, JobStatus.RUNNING);
        AtomicBoolean stopping = new AtomicBoolean();
        CleanStop.onTermination(() -> {
            stopping.set(true);
            stop(job, member);
        });
        ContenderArguments.sayReady();
        try {
            job.join();
        } catch (CompletionException e) {
            if (!stopping.get()) {
                CleanStop.giveUp(e);
            }
        }
        CleanStop.awaitTermination();
    }

    /** A last snapshot, and all transactions committed. */
    private static void stop(Job job, HazelcastInstance member) throws InterruptedException {
        job.suspend();
        awaitStatus(job, JobStatus.SUSPENDED);
        member.getLifecycleService().terminate();
    }

    private static void awaitStatus(Job job, JobStatus wanted) throws InterruptedException {
        long end = System.nanoTime() + STOP_PATIENCE.toNanos();
        while (job.getStatus() != wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the job is " + job.getStatus() + " and not " + wanted + " after " + STOP_PATIENCE);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static Config configuration(ContenderArguments arguments, JetOptions options) {
        Config config = new Config()
                .setClusterName(arguments.run())
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false");
        config.getJetConfig().setEnabled(true).setCooperativeThreadCount(options.threads());
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        return config;
    }
}
