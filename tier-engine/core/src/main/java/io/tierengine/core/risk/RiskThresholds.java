package io.tierengine.core.risk;

/**
 * From how many points on a level begins, in micros, rising.
 *
 * @param low above 0
 * @param medium above {@code low}
 * @param high above {@code medium}
 */
public record RiskThresholds(long low, long medium, long high) {

    public RiskThresholds {
        if (low <= 0 || medium <= low || high <= medium) {
            throw new IllegalArgumentException("not 0 < low " + low + " < medium " + medium + " < high " + high);
        }
    }

    public RiskLevel levelOf(long points) {
        if (points >= high) {
            return RiskLevel.HIGH;
        }
        if (points >= medium) {
            return RiskLevel.MEDIUM;
        }
        return points >= low ? RiskLevel.LOW : RiskLevel.NONE;
    }
}
