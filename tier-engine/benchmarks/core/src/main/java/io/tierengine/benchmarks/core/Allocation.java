package io.tierengine.benchmarks.core;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** The bytes that the calling thread has allocated so far, as the JVM counts them: exact, and free of noise. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    static long bytesSoFar() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
