package io.tierengine.sandbox.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Runs another main class in this JVM and ends this JVM the moment its parent is gone.
 *
 * <p>The parent holds the other end of standard input and never writes to it. The kernel closes that end with the parent,
 * however the parent dies, kill -9 included; the read here then ends. Nothing has to be polled, and no process id can be
 * taken for another's.
 *
 * <p>Arguments: the main class, then its arguments.
 */
public final class Supervised {

    /** Exit status of a child that ended because its parent did. */
    public static final int PARENT_GONE = 70;

    private Supervised() {}

    /** Starts the watch, then the main class named first. */
    public static void main(String[] arguments) throws Exception {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> haltAtEndOf(parent));

        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** Halts rather than exits: a shutdown hook may wait for other children, which are dying at the same time. */
    private static void haltAtEndOf(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("Lost the pipe to the parent process: " + e);
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
