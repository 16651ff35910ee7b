package io.tierengine.server.write;

import io.tierengine.contract.Assessment;
import io.tierengine.contract.TierOverride;
import io.tierengine.server.problem.ProblemException;

/** Writes facts to their topics. Safe for use by several threads; each call waits until the brokers have the fact for good. */
interface FactWriter {

    /** Where a fact lies. */
    record Position(String topic, int partition, long offset) {}

    /**
     * Writes an override.
     *
     * @throws ProblemException with status 503 if the brokers or the registry don't answer in time
     */
    Position write(TierOverride override);

    /**
     * Writes an assessment.
     *
     * @throws ProblemException with status 503 if the brokers or the registry don't answer in time
     */
    Position write(Assessment assessment);
}
