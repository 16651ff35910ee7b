package io.tierengine.core.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * The profile attributes and the criteria of assessments that a policy's expressions read, each with a place of its own: only these are
 * kept with a customer's state. Filled while the expressions are compiled, fixed afterwards.
 */
public final class ProfileSlots {

    private final List<String> names = new ArrayList<>();
    private final List<String> criteria = new ArrayList<>();

    /** The place of an attribute, a new one if it has none. */
    public int slotOf(String name) {
        return placeIn(names, name);
    }

    /** The place of a criterion, a new one if it has none. */
    public int criterionSlotOf(String name) {
        return placeIn(criteria, name);
    }

    private static int placeIn(List<String> names, String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** Criteria by slot. */
    public List<String> criteria() {
        return List.copyOf(criteria);
    }

    /** Attribute names by slot. */
    public List<String> names() {
        return List.copyOf(names);
    }
}
