package io.tierengine.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the manifest of the jar, with the Java that runs it. */
final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String built = ManifestVersion.class.getPackage().getImplementationVersion();
        String version = built == null ? "(not built as a jar)" : built;
        return new String[] {"tier " + version, "Java " + Runtime.version()};
    }
}
