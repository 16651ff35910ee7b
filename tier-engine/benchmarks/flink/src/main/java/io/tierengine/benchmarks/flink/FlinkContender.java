package io.tierengine.benchmarks.flink;

import io.tierengine.benchmarks.contender.CleanStop;
import io.tierengine.benchmarks.contender.ContenderArguments;
import io.tierengine.benchmarks.contender.DecisionSetup;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Decides tiers with Flink, in this process: reads all transactions, writes tier changes exactly once at checkpoints a second
 * apart, until it is asked to stop.
 */
public final class FlinkContender {

    private static final int STOP_SECONDS = 20;

    private FlinkContender() {}

    public static void main(String... given) throws Exception {
        ContenderArguments arguments = ContenderArguments.parse(given);
        FlinkOptions options = FlinkOptions.from(arguments.options());
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(
                options.parallelism(), FlinkConfiguration.of(options, arguments.stateFolder()));
        new TierJob(arguments, options, DecisionSetup.of(arguments)).describeTo(environment);
        JobClient job = environment.executeAsync(arguments.run());
        CleanStop.onTermination(() -> stop(job, arguments.stateFolder()));
        try {
            job.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            CleanStop.giveUp(e);
        }
        CleanStop.awaitTermination();
    }

    /** A last checkpoint, and all transactions committed. */
    private static void stop(JobClient job, Path folder) throws Exception {
        if (job.getJobStatus().get(STOP_SECONDS, TimeUnit.SECONDS) != JobStatus.RUNNING) {
            return;
        }
        String last = folder.resolve("last").toUri().toString();
        try {
            job.stopWithSavepoint(false, last, SavepointFormatType.NATIVE).get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
    }
}
