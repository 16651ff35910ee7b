package io.tierengine.cli.replay;

import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to replay.
 *
 * @param cutoffs those by percentile that were published; null: they are counted, if the policy has any
 * @param wanted what is told, beside tier changes, which always are
 * @param untilMillis facts after it are left out, customers are advanced to it; epoch milliseconds
 * @param badRowsLimit how many rows that can't be taken to tell
 * @param threads how many threads work
 * @param memoryBytes for rows and changes that wait for their turn; what is beyond goes to a file
 * @param temporaryFolder for that file
 */
record ReplayRequest(
        Policy policy,
        @Nullable CutoffTable cutoffs,
        Set<Told> wanted,
        long untilMillis,
        int badRowsLimit,
        int threads,
        long memoryBytes,
        Path temporaryFolder) {}
