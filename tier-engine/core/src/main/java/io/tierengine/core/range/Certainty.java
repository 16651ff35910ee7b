package io.tierengine.core.range;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.number.NumberRange;
import io.tierengine.core.score.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what is certain of expressions while their variables may be anything within bounds. It errs to one side only: what it says holds, holds
 * whatever the variables are; what it leaves open may be certain all the same, as it looks at each use of a variable by itself.
 *
 * <p>Not safe for use by several threads: it computes in place.
 */
public final class Certainty {

    private final ScoreRanges scores;
    private final List<NumberRange> spare = new ArrayList<>();
    private RangeScope scope;
    private boolean isScored;
    private int taken;

    /** @param dimensions of the policy whose expressions are looked at */
    public Certainty(List<Dimension> dimensions, RangeScope scope) {
        this.scope = scope;
        scores = new ScoreRanges(dimensions);
    }

    /** Looks at other bounds from here on. */
    public void open(RangeScope variables) {
        scope = variables;
        isScored = false;
    }

    /** What is certain of a condition. */
    public Truth of(Condition condition) {
        return switch (condition) {
            case Condition.NumberComparison comparison -> compared(comparison);
            case Condition.And and -> allOf(and.operands());
            case Condition.Or or -> anyOf(or.operands());
            case Condition.Always always -> Truth.of(always.value());
            case Condition.Not not -> of(not.operand()).negated();
            case Condition.Choice choice -> chosen(choice);
            case Condition.Same same -> same(same);
            case Condition.NumberIn in -> among(in);
            case Condition.NumberPresent present -> present(present);
            case Condition.TextComparison text -> ofTexts(text, text.left(), text.right());
            case Condition.TextTest text -> ofTexts(text, text.text(), text.argument());
            case Condition.TextIn text -> ofTexts(text, text.value(), text.candidates());
            case Condition.TextPresent text -> ofTexts(text, text.value(), List.of());
            case Condition.ProfilePresent profile -> Truth.of(profile.holds(scope.now()));
        };
    }

    private Truth allOf(List<Condition> operands) {
        Truth all = Truth.HOLDS;
        for (int i = 0; i < operands.size(); i++) {
            Truth one = of(operands.get(i));
            if (one == Truth.FAILS) {
                return one;
            }
            all = one == Truth.OPEN ? one : all;
        }
        return all;
    }

    private Truth anyOf(List<Condition> operands) {
        Truth any = Truth.FAILS;
        for (int i = 0; i < operands.size(); i++) {
            Truth one = of(operands.get(i));
            if (one == Truth.HOLDS) {
                return one;
            }
            any = one == Truth.OPEN ? one : any;
        }
        return any;
    }

    private Truth chosen(Condition.Choice choice) {
        return switch (of(choice.condition())) {
            case HOLDS -> of(choice.whenTrue());
            case FAILS -> of(choice.whenFalse());
            case OPEN -> {
                Truth one = of(choice.whenTrue());
                yield one == of(choice.whenFalse()) ? one : Truth.OPEN;
            }
        };
    }

    private Truth same(Condition.Same same) {
        Truth left = of(same.left());
        Truth right = of(same.right());
        return left == Truth.OPEN || right == Truth.OPEN ? Truth.OPEN : Truth.of((left == right) == same.equal());
    }

    private Truth compared(Condition.NumberComparison comparison) {
        NumberRange left = take();
        NumberRange right = take();
        find(comparison.left(), left);
        find(comparison.right(), right);
        Truth found = RangeArithmetic.compared(comparison.comparison(), left, right);
        taken -= 2;
        return found;
    }

    private Truth among(Condition.NumberIn in) {
        NumberRange value = take();
        NumberRange candidate = take();
        find(in.value(), value);
        Truth found = Truth.FAILS;
        for (int i = 0; i < in.candidates().size() && found != Truth.HOLDS; i++) {
            find(in.candidates().get(i), candidate);
            Truth one = RangeArithmetic.compared(Comparison.EQUAL, value, candidate);
            found = one == Truth.FAILS ? found : one;
        }
        taken -= 2;
        return found;
    }

    private Truth present(Condition.NumberPresent present) {
        NumberRange value = take();
        find(present.value(), value);
        Truth found = Truth.of(value.mayBePresent(), value.mayBeAbsent());
        taken--;
        return found;
    }

    private Truth ofTexts(Condition condition, TextExpression text, TextExpression other) {
        return scope.isConstant(text) && scope.isConstant(other) ? Truth.of(condition.holds(scope.now())) : Truth.OPEN;
    }

    private Truth ofTexts(Condition condition, TextExpression text, List<TextExpression> others) {
        return scope.isConstant(text) && others.stream().allMatch(scope::isConstant)
                ? Truth.of(condition.holds(scope.now()))
                : Truth.OPEN;
    }

    /** What a number may be. */
    public void find(NumberExpression number, NumberRange found) {
        switch (number) {
            case NumberExpression.Literal literal -> found.set(literal.micros());
            case NumberExpression.Metric metric -> scope.metric(metric.index(), found);
            case NumberExpression.Score _ -> found.set(scored().score());
            case NumberExpression.Dimension dimension -> found.set(scored().dimension(dimension.index()));
            case NumberExpression.Derived derived -> find(derived.value(), found);
            case NumberExpression.Arithmetic arithmetic -> calculate(arithmetic, found);
            case NumberExpression.Choice choice -> choose(choice, found);
            case NumberExpression.Negate negate -> {
                find(negate.operand(), found);
                RangeArithmetic.negate(found);
            }
            default -> scope.variable(number, found);
        }
    }

    private ScoreRanges scored() {
        if (!isScored) {
            isScored = true;
            scores.fill(this);
        }
        return scores;
    }

    private void choose(NumberExpression.Choice choice, NumberRange found) {
        switch (of(choice.condition())) {
            case HOLDS -> find(choice.whenTrue(), found);
            case FAILS -> find(choice.whenFalse(), found);
            case OPEN -> {
                NumberRange other = take();
                find(choice.whenTrue(), found);
                find(choice.whenFalse(), other);
                found.include(other);
                taken--;
            }
        }
    }

    private void calculate(NumberExpression.Arithmetic arithmetic, NumberRange found) {
        NumberRange right = take();
        find(arithmetic.left(), found);
        find(arithmetic.right(), right);
        RangeArithmetic.calculate(arithmetic.operator(), found, right);
        taken--;
    }

    private NumberRange take() {
        if (taken == spare.size()) {
            spare.add(new NumberRange());
        }
        taken++;
        return spare.get(taken - 1);
    }
}
