package io.tierengine.cli.terminal;

import java.util.List;

/** Ends a command: it is known what is wrong, and the message tells it. No stack trace is of any use. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** The command was given something it can't work on: a file that isn't there, a wrong policy, a wrong header. */
    public static CommandFailure wrongInput(List<String> problems) {
        return new CommandFailure(ExitCodes.WRONG_INPUT, String.join(System.lineSeparator(), problems));
    }

    /** The work was done and found something wrong, or couldn't be finished. */
    public static CommandFailure problemsFound(List<String> problems) {
        return new CommandFailure(ExitCodes.PROBLEMS_FOUND, String.join(System.lineSeparator(), problems));
    }

    public int exitCode() {
        return exitCode;
    }
}
