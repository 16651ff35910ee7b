package io.tierengine.views;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param rows in the list's order
 * @param next up to where was looked: the cursor of the page that follows; empty at the list's end. A page can have fewer rows than asked for, even
 *     none, and still not be the last: work for one page is bounded
 */
public record Page(List<ListedRow> rows, Optional<Position> next) {

    /**
     * A row and where it stands.
     *
     * @param position where in the list
     */
    public record ListedRow(Row row, Position position) {}

    public Page {
        rows = List.copyOf(rows);
    }
}
