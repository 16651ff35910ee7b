package io.tierengine.streams.registry;

import java.util.List;

/** The registry's subjects don't fit the schemas of this release; the message has a paragraph for each subject. */
public final class ContractRefusedException extends RegistryException {

    private static final long serialVersionUID = 1L;

    ContractRefusedException(int subjects, List<String> problems) {
        super(
                "The schema registry doesn't fit this release's schemas, in " + problems.size() + " of " + subjects
                        + " subjects:\n" + String.join("\n", problems),
                null);
    }
}
