package io.tierengine.benchmarks.runner.run;

/** A contender couldn't be measured, or must not be; the message says why and where to look. */
public final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunFailedException(String message) {
        super(message);
    }
}
