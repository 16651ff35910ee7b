package io.tierengine.sandbox;

/** Whether a child serves its clients. Answers within a few seconds, and false where it can't tell. */
@FunctionalInterface
interface Readiness {

    boolean isReady();
}
