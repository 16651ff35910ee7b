package io.tierengine.policy.planted;

import io.tierengine.contract.planted.Message;
import org.jspecify.annotations.NullMarked;

/** Planted: a policy knows what travels on a topic. */
@NullMarked
final class SendsMessages {

    Message message() {
        return new Message("policy");
    }
}
