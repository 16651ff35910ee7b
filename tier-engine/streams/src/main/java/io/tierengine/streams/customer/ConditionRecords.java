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

    private void add(Evidence evidence, int parent) {
        ConditionNode.Builder node = ConditionNode.newBuilder()
                .setParent(parent)
                .setHolds(evidence.holds())
                .setRight(List.of());
        switch (evidence) {
            case Evidence.Constant _ ->
                nodes.add(node.setKind(ConditionKind.CONSTANT).build());
            case Evidence.Comparison comparison ->
                nodes.add(node.setKind(ConditionKind.COMPARISON)
                        .setLeft(operand(comparison.left()))
                        .setOperator(comparison.operator())
                        .setRight(comparison.right().stream()
                                .map(ConditionRecords::operand)
                                .toList())
                        .build());
            case Evidence.Group group -> {
                nodes.add(node.setKind(kindOf(group.kind())).build());
                int place = nodes.size() - 1;
                group.parts().forEach(part -> add(part, place));
            }
        }
    }

    private static ConditionOperand operand(Evidence.Operand operand) {
        ConditionOperand.Builder side = ConditionOperand.newBuilder().setExpression(operand.expression());
        return switch (operand) {
            case Evidence.NumberOperand number ->
                side.setType(OperandType.NUMBER).setValue(text(number.micros())).build();
            case Evidence.TextOperand text ->
                side.setType(OperandType.TEXT).setValue(text.value()).build();
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
