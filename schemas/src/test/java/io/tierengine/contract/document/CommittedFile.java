package io.tierengine.contract.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A generated file that is kept in the repository, so that a change of it is seen in review. */
record CommittedFile(Path path, String content) {

    static final String COMMAND = "mvn -pl schemas test -Dtest=CommittedDocumentsTest -Dcontract.documents=write";

    /** What to tell where the file in the repository isn't what is generated now; empty where it is. */
    Optional<String> staleness() throws IOException {
        if (!Files.exists(path)) {
            return Optional.of(path + " is missing; write it with: " + COMMAND);
        }
        if (!Files.readString(path).equals(content)) {
            return Optional.of(path + " is not what the contract says now; write it anew with: " + COMMAND);
        }
        return Optional.empty();
    }

    void write() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
