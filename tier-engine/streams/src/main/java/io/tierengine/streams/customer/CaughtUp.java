package io.tierengine.streams.customer;

/** Whether there is nothing left to read for a task. Asked on the stream thread that runs it. */
@FunctionalInterface
public interface CaughtUp {

    /**
     * Whether all that lay on the input topics of a partition after an instant has been read.
     *
     * @param sinceMillis the answer must rest on what the brokers said after this instant of wall time
     */
    boolean isCaughtUp(int partition, long sinceMillis);
}
