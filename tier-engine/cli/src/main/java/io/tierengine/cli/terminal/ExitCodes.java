package io.tierengine.cli.terminal;

/** What a command ends with. */
public final class ExitCodes {

    /** All is well. */
    public static final int OK = 0;

    /** The work found problems, or couldn't be finished: bad rows, a wrong policy, a full disk. */
    public static final int PROBLEMS_FOUND = 1;

    /** Wrong usage, or input that can't be worked on at all: an unknown option, a missing file, a wrong header. */
    public static final int WRONG_INPUT = 2;

    /** A bug in this program; the number is that of {@code EX_SOFTWARE} in BSD's sysexits. */
    public static final int INTERNAL_ERROR = 70;

    private ExitCodes() {}
}
