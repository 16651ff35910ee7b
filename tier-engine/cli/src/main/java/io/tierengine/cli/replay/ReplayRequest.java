package io.tierengine.cli.replay;

import io.tierengine.core.policy.Policy;
import java.nio.file.Path;

/**
 * What to replay.
 *
 * @param untilMillis facts after it are left out, customers are advanced to it; epoch milliseconds
 * @param skipBadRows whether to go on without them; otherwise there is no output if there are any
 * @param badRowsLimit how many of them to tell
 * @param threads how many threads work
 * @param memoryBytes for rows and changes that wait for their turn; what is beyond goes to a file
 * @param temporaryFolder for that file
 */
record ReplayRequest(
        Policy policy,
        long untilMillis,
        boolean skipBadRows,
        int badRowsLimit,
        int threads,
        long memoryBytes,
        Path temporaryFolder) {}
