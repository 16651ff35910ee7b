package io.tierengine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that are this sandbox's until it closes, also while a child is down between a kill and a restart.
 *
 * <p>Two things make them safe. They lie below every system's range of ephemeral ports: a port of that range, picked by
 * binding to 0, may be taken by any outgoing connection while its broker is down, even by a client that reconnects to
 * that very port and meets itself. And each is held by a lock on a file that all sandboxes of this user share; the
 * system gives the lock back when the process dies. What remains is a stranger's server that takes the port between the
 * look and the child's bind: the child then fails and the sandbox starts again on other ports.
 */
final class PortLeases implements AutoCloseable {

    private static final int FIRST = 18_000;
    private static final int LAST = 31_999;
    private static final int ATTEMPTS = 1_000;

    /** Beside the file locks, which hold between processes only: closing a second channel on a file frees the first's lock. */
    private static final Set<Integer> HELD_BY_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final List<Lease> leases;

    private PortLeases(List<Lease> leases) {
        this.leases = leases;
    }

    /** The wanted ports where every one of them is free, else as many others. */
    static PortLeases take(List<Integer> wanted, int count) {
        if (wanted.size() == count) {
            Optional<PortLeases> same = takeExactly(wanted);
            if (same.isPresent()) {
                return same.get();
            }
        }
        return takeAny(count);
    }

    /** So many free ports. */
    static PortLeases takeAny(int count) {
        PortLeases taken = new PortLeases(new ArrayList<>());
        for (int attempt = 0; attempt < ATTEMPTS && taken.leases.size() < count; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            lease(port).ifPresent(taken.leases::add);
        }
        if (taken.leases.size() < count) {
            taken.close();
            throw new SandboxException("Found no " + count + " free ports of 127.0.0.1 between " + FIRST + " and "
                    + LAST + " in " + ATTEMPTS + " attempts; stop what holds them");
        }
        return taken;
    }

    List<Integer> ports() {
        return leases.stream().map(Lease::port).toList();
    }

    /** Whether somebody listens on one of these ports; to be asked while nobody of ours does. */
    boolean anyTakenByAStranger() {
        return leases.stream().anyMatch(lease -> !isFree(lease.port()));
    }

    @Override
    public void close() {
        leases.forEach(Lease::release);
        leases.clear();
    }

    private static Optional<PortLeases> takeExactly(List<Integer> wanted) {
        PortLeases taken = new PortLeases(new ArrayList<>());
        for (int port : wanted) {
            Optional<Lease> lease = lease(port);
            if (lease.isEmpty()) {
                taken.close();
                return Optional.empty();
            }
            taken.leases.add(lease.get());
        }
        return Optional.of(taken);
    }

    private static Optional<Lease> lease(int port) {
        if (!HELD_BY_THIS_JVM.add(port)) {
            return Optional.empty();
        }
        Optional<Lease> lease = lockAcrossProcesses(port);
        if (lease.isEmpty()) {
            HELD_BY_THIS_JVM.remove(port);
        }
        return lease;
    }

    private static Optional<Lease> lockAcrossProcesses(int port) {
        Path folder = Path.of(
                System.getProperty("java.io.tmpdir"),
                "tier-sandbox-ports-" + System.getProperty("user.name", "unknown"));
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(port + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null && isFree(port)) {
                return Optional.of(new Lease(port, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Locking port " + port + " by a file in " + folder, e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private record Lease(int port, FileChannel lock) {

        void release() {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Releasing port " + port, e);
            } finally {
                HELD_BY_THIS_JVM.remove(port);
            }
        }
    }
}
