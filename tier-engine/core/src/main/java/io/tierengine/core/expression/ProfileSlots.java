package io.tierengine.core.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * The profile attributes that a policy's expressions read, each with a place of its own: only these are kept with a
 * customer's state. Filled while the expressions are compiled, fixed afterwards.
 */
public final class ProfileSlots {

    private final List<String> names = new ArrayList<>();

    /** The place of an attribute, a new one if it has none. */
    public int slotOf(String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** Attribute names by slot. */
    public List<String> names() {
        return List.copyOf(names);
    }
}
