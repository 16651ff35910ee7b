package io.tierengine.policy.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions over one vocabulary. All numbers are one decimal type with six places; an attribute of the profile
 * is a number or a text by what it is compared with.
 */
public final class ExpressionCompiler {

    private final Vocabulary vocabulary;

    public ExpressionCompiler(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The condition that a text stands for; null if there are problems, which are told. */
    public @Nullable Condition condition(String text, ExpressionProblems problems) {
        CelAbstractSyntaxTree tree = CelReader.read(text, problems);
        return tree == null ? null : typing(text, tree, problems).condition(tree.getExpr());
    }

    /** The number that a text stands for; null if there are problems, which are told. */
    public @Nullable NumberExpression number(String text, ExpressionProblems problems) {
        CelAbstractSyntaxTree tree = CelReader.read(text, problems);
        return tree == null ? null : typing(text, tree, problems).number(tree.getExpr());
    }

    private Typing typing(String text, CelAbstractSyntaxTree tree, ExpressionProblems problems) {
        return new Typing(new CelText(text, tree.getSource().getPositionsMap()), vocabulary, problems);
    }
}
