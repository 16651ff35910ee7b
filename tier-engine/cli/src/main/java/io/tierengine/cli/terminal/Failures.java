package io.tierengine.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what goes wrong into a message on standard error and an exit code. */
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final BooleanSupplier verbose;

    /** @param verbose whether to print the stack trace of a bug */
    public Failures(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    /** Wrong usage: what is wrong, what may have been meant, and where to read more. */
    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCodes.WRONG_INPUT;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case CommandFailure known -> {
                err.println(known.getMessage());
                yield known.exitCode();
            }
            case IOException io -> {
                err.println(command.getCommandSpec().qualifiedName() + ": " + describe(io));
                printStackTraceIfVerbose(io, err);
                yield ExitCodes.PROBLEMS_FOUND;
            }
            default -> {
                err.println("tier: internal error: " + failure);
                err.println("This is a bug. Run it again with --verbose for the stack trace, and please report it.");
                printStackTraceIfVerbose(failure, err);
                yield ExitCodes.INTERNAL_ERROR;
            }
        };
    }

    private static String describe(IOException io) {
        if (io instanceof FileSystemException file) {
            String reason = file.getReason();
            return file.getFile() + ": " + (reason == null ? file.getClass().getSimpleName() : reason);
        }
        return io.getMessage() == null ? io.toString() : io.getMessage();
    }

    private void printStackTraceIfVerbose(Exception failure, PrintWriter err) {
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(err);
        }
    }
}
