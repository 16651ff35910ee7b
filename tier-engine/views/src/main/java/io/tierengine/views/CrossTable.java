package io.tierengine.views;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Customers by an attribute, tier and stage.
 *
 * @param cells those that aren't zero
 */
public record CrossTable(Attribute attribute, List<Cell> cells) {

    /** Value of an attribute that has so many values that further ones are counted together. */
    public static final String OTHER = "*";

    /**
     * How many customers are alike.
     *
     * @param value of the attribute; null: none; {@value CrossTable#OTHER}: one of many
     * @param stage null: none was told
     */
    public record Cell(
            @Nullable String value, String tier, @Nullable String stage, long count) {}

    public CrossTable {
        cells = List.copyOf(cells);
    }
}
