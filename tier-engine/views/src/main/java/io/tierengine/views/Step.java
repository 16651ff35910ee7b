package io.tierengine.views;

/** Over how long is counted together. */
public enum Step {
    /** An hour of UTC. Kept for 14 days. */
    HOUR,
    /** A day in the policy's time zone. Kept for 400 days. */
    DAY
}
