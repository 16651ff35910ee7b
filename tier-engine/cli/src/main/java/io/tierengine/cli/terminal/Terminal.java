package io.tierengine.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a person looks at a standard stream. Java can't tell, but Linux can; elsewhere all three must be a terminal. */
public final class Terminal {

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private Terminal() {}

    public static boolean isStandardOutput() {
        return isTerminal(STANDARD_OUTPUT);
    }

    public static boolean isStandardError() {
        return isTerminal(STANDARD_ERROR);
    }

    private static boolean isTerminal(int descriptor) {
        Path linux = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(linux)) {
                String target = Files.readSymbolicLink(linux).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            return false;
        }
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
