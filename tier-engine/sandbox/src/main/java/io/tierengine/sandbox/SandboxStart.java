package io.tierengine.sandbox;

import java.util.List;
import org.apache.kafka.common.Uuid;

/**
 * One start of a sandbox: folder, ports, processes; all of it is given back where it fails.
 *
 * @param settings what the caller chose
 * @param distribution the files to run
 * @param ports where ports come from
 */
record SandboxStart(SandboxSettings settings, Distribution distribution, PortSource ports) {

    private static final int ATTEMPTS = 3;

    /** Leases so many ports, those wanted where they are free. */
    @FunctionalInterface
    interface PortSource {

        PortLeases take(List<Integer> wanted, int count);
    }

    Sandbox start() {
        DataFolder folder = settings.dataFolder().map(DataFolder::kept).orElseGet(DataFolder::temporary);
        try {
            return startIn(folder, memoryOf(folder));
        } catch (RuntimeException | Error e) {
            folder.close();
            throw e;
        }
    }

    private Memory memoryOf(DataFolder folder) {
        Memory memory = folder.memory()
                .orElseGet(() -> new Memory(Uuid.randomUuid().toString(), settings.brokers(), List.of()));
        if (memory.brokers() != settings.brokers()) {
            throw new SandboxException("The data in " + folder.path() + " is of " + memory.brokers()
                    + " broker(s), not " + settings.brokers() + "; ask for that many or name another folder");
        }
        return memory;
    }

    /** Starts again on other ports where a stranger took one between our look and the child's bind. */
    private Sandbox startIn(DataFolder folder, Memory memory) {
        for (int attempt = 1; ; attempt++) {
            PortLeases leases = ports.take(memory.ports(), Brokers.PORTS_PER_NODE * settings.brokers() + 1);
            folder.remember(new Memory(memory.clusterId(), settings.brokers(), leases.ports()));
            Sandbox sandbox = sandboxOn(leases, folder, memory.clusterId());
            try {
                sandbox.startServices();
                return sandbox;
            } catch (RuntimeException | Error e) {
                boolean strangerOnOurPorts = sandbox.abandon();
                if (!strangerOnOurPorts || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Sandbox sandboxOn(PortLeases leases, DataFolder folder, String clusterId) {
        List<Integer> all = leases.ports();
        int last = all.size() - 1;
        Brokers cluster = new Brokers(folder, distribution, clusterId, all.subList(0, last), settings);
        Registry registry = settings.registry() ? new Registry(folder, distribution, all.get(last), settings) : null;
        return new Sandbox(folder, leases, cluster, registry);
    }
}
