package io.tierengine.streams.query;

import io.tierengine.contract.ChangeExplanation;
import io.tierengine.core.customer.CustomerSnapshot;

/**
 * A customer to look at.
 *
 * @param snapshot where it stands, by which numbers
 * @param explanation why, what is missing for the next tier, and what comes if no further fact does
 */
public record DescribedCustomer(CustomerSnapshot snapshot, ChangeExplanation explanation) {}
