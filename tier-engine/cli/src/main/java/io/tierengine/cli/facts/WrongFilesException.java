package io.tierengine.cli.facts;

import java.util.List;

/** Files that can't be opened, or whose headers are wrong. */
public final class WrongFilesException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    WrongFilesException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each with the name of its file. */
    public List<String> problems() {
        return problems;
    }
}
