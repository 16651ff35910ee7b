package io.tierengine.server.problem;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * A problem.
     *
     * @param status of the response, 400 to 599; 503 says when to ask again
     * @param detail what is wrong and, where there is something, what to do
     */
    public ProblemException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
