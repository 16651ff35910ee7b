package io.tierengine.sandbox.company;

/** When in the day customers are active: a way from the share of a day's activity to the time of day, and back. */
final class HoursOfDay {

    private static final int GUIDE = 256;

    /** Lunch breaks and evenings. */
    static final HoursOfDay LEISURE =
            new HoursOfDay(2, 1, 1, 1, 1, 1, 2, 4, 6, 8, 10, 11, 13, 11, 9, 9, 9, 10, 12, 15, 18, 17, 11, 5);

    /** Office hours with a lunch break. */
    static final HoursOfDay OFFICE = new HoursOfDay(
            0.2, 0.2, 0.2, 0.2, 0.2, 0.3, 0.5, 2, 8, 17, 18, 15, 6, 9, 16, 17, 15, 11, 4, 2, 1, 1, 0.5, 0.3);

    /** The share of the activity that lies before each full hour, and 1 at the end. */
    private final double[] before = new double[25];

    /** The hour in which each 256th of the activity begins: where to look from. */
    private final byte[] guide = new byte[GUIDE];

    private HoursOfDay(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int hour = 0; hour < 24; hour++) {
            before[hour + 1] = before[hour] + weights[hour] / sum;
        }
        before[24] = 1;
        for (int i = 1; i < GUIDE; i++) {
            guide[i] = guide[i - 1];
            while (before[guide[i] + 1] <= (double) i / GUIDE) {
                guide[i]++;
            }
        }
    }

    /** The share of the day's activity that lies before a time of day, given as a fraction of the day in [0, 1). */
    double activityBefore(double timeOfDay) {
        int hour = (int) (timeOfDay * 24);
        return before[hour] + (timeOfDay * 24 - hour) * (before[hour + 1] - before[hour]);
    }

    /** The time of day, a fraction of the day in [0, 1), before which a share of the activity in [0, 1) lies. */
    double timeOfDay(double activity) {
        int hour = guide[(int) (activity * GUIDE)];
        while (before[hour + 1] <= activity) {
            hour++;
        }
        return (hour + (activity - before[hour]) / (before[hour + 1] - before[hour])) / 24;
    }
}
