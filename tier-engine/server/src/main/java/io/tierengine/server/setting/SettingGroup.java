package io.tierengine.server.setting;

/**
 * Settings of another program, handed on under its own names.
 *
 * @param prefix what comes before such a name, with the dot
 * @param description whose names they are
 */
record SettingGroup(String prefix, String description) {

    /** What comes before such a name in a variable of the environment; dots of the name are underscores there. */
    String variablePrefix() {
        return Setting.variableOf(prefix);
    }
}
