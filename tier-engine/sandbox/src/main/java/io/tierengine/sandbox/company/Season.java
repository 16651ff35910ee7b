package io.tierengine.sandbox.company;

/** How busy the days of the year are: peaks for seasonal customers, campaigns for all consumers. */
final class Season {

    /** Days of the year around which a seasonal customer buys: new year's shopping, mid-year, summer, November, year's end. */
    private static final int[] PEAK_DAYS = {22, 166, 205, 314, 350};

    static final int PEAKS = PEAK_DAYS.length;
    /** The most that {@link #ofPeak} gives. */
    static final double MOST = 4.2;

    private static final double LEAST = 0.12;
    private static final int HALF_WIDTH_DAYS = 48;
    private static final int DAYS_OF_YEAR = 366;

    private final double[][] byPeak = new double[PEAKS][DAYS_OF_YEAR + 1];

    Season() {
        for (int peak = 0; peak < PEAKS; peak++) {
            for (int day = 1; day <= DAYS_OF_YEAR; day++) {
                byPeak[peak][day] = LEAST + (MOST - LEAST) * bump(distance(day, PEAK_DAYS[peak]));
            }
        }
    }

    /** Activity on a day of the year (1 to 366), where 1 is a customer's average, roughly. */
    double ofPeak(int peak, int dayOfYear) {
        return byPeak[peak][dayOfYear];
    }

    /** Whether the company runs one of its campaigns: in the first weeks of June, November and of the year. */
    static boolean isCampaign(int dayOfYear) {
        return (dayOfYear >= 152 && dayOfYear <= 170) || (dayOfYear >= 305 && dayOfYear <= 316) || dayOfYear <= 8;
    }

    private static int distance(int day, int peak) {
        int apart = Math.abs(day - peak);
        return Math.min(apart, DAYS_OF_YEAR - apart);
    }

    private static double bump(int daysAway) {
        return daysAway >= HALF_WIDTH_DAYS
                ? 0
                : (1 + StrictMath.cos(StrictMath.PI * daysAway / HALF_WIDTH_DAYS)) / 2;
    }
}
