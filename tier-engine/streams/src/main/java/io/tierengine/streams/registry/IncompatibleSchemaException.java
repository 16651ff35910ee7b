package io.tierengine.streams.registry;

/** The registry refused a schema since it doesn't go with the subject's earlier versions. */
public final class IncompatibleSchemaException extends RegistryRefusedException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String differences;

    IncompatibleSchemaException(String subject, String differences) {
        super("The schema registry refused a schema for subject " + subject
                + " as incompatible with an earlier version: " + differences);
        this.subject = subject;
        this.differences = differences;
    }

    public String subject() {
        return subject;
    }

    /** What the registry said. */
    public String differences() {
        return differences;
    }
}
