package io.tierengine.cli.explain;

/** Text in lines, each as deep as what it belongs to. */
final class Lines {

    private static final String STEP = "  ";

    private final StringBuilder text = new StringBuilder();

    void add(int depth, String line) {
        text.repeat(STEP, depth).append(line).append('\n');
    }

    /** An empty line, unless there is nothing above it. */
    void gap() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
