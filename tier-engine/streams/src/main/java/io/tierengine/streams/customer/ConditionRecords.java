package io.tierengine.streams.customer;

import io.tierengine.contract.ConditionKind;
import io.tierengine.contract.ConditionNode;
import io.tierengine.contract.ConditionOperand;
import io.tierengine.contract.OperandType;
import io.tierengine.core.explain.Evidence;
import io.tierengine.core.number.Decimals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition's evidence as a list of nodes, each after the one that it is part of. */
final class ConditionRecords {

    private static final int WHOLE = -1;

    private final List<ConditionNode> nodes = new ArrayList<>();

    private ConditionRecords() {}

    /** The nodes; none where there is no evidence. */
    static List<ConditionNode> of(@Nullable Evidence evidence) {
        ConditionRecords records = new ConditionRecords();
        if (evidence != null) {
            records.add(evidence, WHOLE);
        }
        return records.nodes;
    }

    /** By constructors: an explanation has dozens of these, and a builder makes several objects for each. */
    private void add(Evidence evidence, int parent) {
        boolean holds = evidence.holds();
        switch (evidence) {
            case Evidence.Constant _ ->
                nodes.add(new ConditionNode(parent, ConditionKind.CONSTANT, holds, null, null, List.of()));
            case Evidence.Comparison comparison ->
                nodes.add(new ConditionNode(
                        parent,
                        ConditionKind.COMPARISON,
                        holds,
                        operand(comparison.left()),
                        comparison.operator(),
                        RecordLists.each(comparison.right(), ConditionRecords::operand)));
            case Evidence.Group group -> {
                nodes.add(new ConditionNode(parent, kindOf(group.kind()), holds, null, null, List.of()));
                int place = nodes.size() - 1;
                group.parts().forEach(part -> add(part, place));
            }
        }
    }

    private static ConditionOperand operand(Evidence.Operand operand) {
        return switch (operand) {
            case Evidence.NumberOperand number ->
                new ConditionOperand(number.expression(), OperandType.NUMBER, text(number.micros()));
            case Evidence.TextOperand text -> new ConditionOperand(text.expression(), OperandType.TEXT, text.value());
        };
    }

    /** A number as plain text, since a metric's value may have more digits than a decimal of the contract; null if absent. */
    static @Nullable String text(long micros) {
        return micros == Decimals.ABSENT ? null : Decimals.format(micros);
    }

    private static ConditionKind kindOf(Evidence.Kind kind) {
        return switch (kind) {
            case ALL -> ConditionKind.ALL;
            case ANY -> ConditionKind.ANY;
            case NOT -> ConditionKind.NOT;
            case CHOICE -> ConditionKind.CHOICE;
            case SAME -> ConditionKind.SAME;
            case DIFFERENT -> ConditionKind.DIFFERENT;
        };
    }
}
