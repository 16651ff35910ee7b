package io.tierengine.streams.policy;

/** There is no policy to work by, or it can't be used. The message says which, and what to do. */
public final class PolicyUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PolicyUnusableException(String message) {
        super(message);
    }
}
