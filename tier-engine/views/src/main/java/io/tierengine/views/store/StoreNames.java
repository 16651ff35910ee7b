package io.tierengine.views.store;

import java.util.List;

/** Names of the stores. They are part of their changelog topics' names: changing one loses its state. */
public final class StoreNames {

    /** What is known of a customer, packed, by customer id. */
    public static final String ROWS = "rows";

    /** Customers in the order of lists. */
    public static final String INDEX = "index";

    /** Customers by the words of their names. */
    public static final String NAMES = "names";

    /** Counters. */
    public static final String COUNTS = "counts";

    /** The latest changes of each customer by customer id. */
    public static final String COURSES = "courses";

    /** The latest alerts of each customer by customer id. */
    public static final String ALERTS = "alerts";

    /** All of them. */
    public static final List<String> ALL = List.of(ROWS, INDEX, NAMES, COUNTS, COURSES, ALERTS);

    private StoreNames() {}
}
