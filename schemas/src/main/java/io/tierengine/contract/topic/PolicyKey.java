package io.tierengine.contract.topic;

/**
 * Key of a policy version. As text it is {@code name/version}.
 *
 * @param name    name of the policy
 * @param version number of the version, from 1
 */
public record PolicyKey(String name, int version) {

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException where the name is empty or has a slash, or the version is below 1
     */
    public PolicyKey {
        SlashedText.requireHead("name", name);
        if (version < 1) {
            throw new IllegalArgumentException(
                    "Version " + version + " of policy " + name + " can't be; versions count from 1.");
        }
    }

    /** The key as it stands in the record. */
    public String text() {
        return SlashedText.join(name, Integer.toString(version));
    }

    /**
     * Reads a key's text.
     *
     * @throws IllegalArgumentException where the text isn't such a key
     */
    public static PolicyKey parse(String text) {
        var slash = SlashedText.slashIn("name/version", text);
        var version = text.substring(slash + 1);
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "Key \"" + text + "\" has no version after its slash; write it as name/version, such as retail/3.");
        }
        return new PolicyKey(text.substring(0, slash), Integer.parseInt(version));
    }
}
