package io.tierengine.cli.terminal;

/** Is told how far long work has come. Thread-safe. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void at(String step, double done) {}

        @Override
        public void finish() {}
    };

    /**
     * Tells how far it is.
     *
     * @param step what is being done now, such as {@code reading}
     * @param done of all the work, from 0 to 1
     */
    void at(String step, double done);

    /** Removes what was shown. */
    void finish();
}
