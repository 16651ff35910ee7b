package io.tierengine.server.view;

import io.tierengine.views.Attribute;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Movements;
import io.tierengine.views.Page;
import io.tierengine.views.Position;
import io.tierengine.views.Row;
import io.tierengine.views.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers of the views as JSON. */
final class ViewBodies {

    private ViewBodies() {}

    /**
     * A page of a list.
     *
     * @param next cursor of the next page; null: this is the last
     */
    record PageBody(List<Row> customers, @Nullable String next) {

        static PageBody of(Page page) {
            return new PageBody(
                    page.rows().stream().map(Page.ListedRow::row).toList(),
                    page.next().map(Position::encode).orElse(null));
        }
    }

    /** A page as one instance tells another: with the places of its rows, so that it can be put together with others. */
    record PartOfPage(List<PlacedRow> rows, @Nullable String looked) {

        record PlacedRow(Row row, String position) {}

        static PartOfPage of(Page page) {
            return new PartOfPage(
                    page.rows().stream()
                            .map(row -> new PlacedRow(row.row(), row.position().encode()))
                            .toList(),
                    page.next().map(Position::encode).orElse(null));
        }

        Page toPage() {
            return new Page(
                    rows.stream()
                            .map(row -> new Page.ListedRow(row.row(), Position.decode(row.position())))
                            .toList(),
                    Optional.ofNullable(looked).map(Position::decode));
        }
    }

    /**
     * Customers by an attribute, tier and stage.
     *
     * @param attributes by which there are such tables
     */
    record CrossTableBody(String attribute, List<String> attributes, List<CrossTable.Cell> cells) {

        static CrossTableBody of(CrossTable table) {
            return new CrossTableBody(
                    table.attribute().id(),
                    Attribute.CROSSED.stream().map(Attribute::id).toList(),
                    table.cells());
        }
    }

    /** Changes of tier over time. */
    record MovementsBody(String step, List<Movements.Movement> movements) {

        static MovementsBody of(Movements movements) {
            return new MovementsBody(text(movements.step()), movements.movements());
        }
    }

    /** Customers by tier over time. */
    record DistributionBody(String step, List<Distribution.Point> points) {

        static DistributionBody of(Distribution distribution) {
            return new DistributionBody(text(distribution.step()), distribution.points());
        }
    }

    private static String text(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
