package io.tierengine.sandbox.company;

/**
 * Finds the scale of activity at which a company leaves about so many facts, by telling the story of a sample of its
 * customers. Facts grow with the scale on a straight line, but for small scales, which are tried until they fit.
 */
final class Calibration {

    private static final int SAMPLE_CUSTOMER_YEARS = 2500;
    private static final double LOW = 1;
    private static final double HIGH = 3;
    private static final int ROUNDS = 14;
    private static final double CLOSE_ENOUGH = 0.01;
    private static final double LEAST = 1e-4;
    private static final double MOST = 1e6;
    private static final double YEAR = 365.0 * CompanyCalendar.DAY;

    private final CompanySettings settings;
    private final CompanyCalendar calendar;
    private final int shards;
    private final double wanted;

    private Calibration(CompanySettings settings, CompanyCalendar calendar) {
        this.settings = settings;
        this.calendar = calendar;
        double years = (calendar.end() - calendar.begin()) / YEAR;
        int sample = (int) Math.clamp(SAMPLE_CUSTOMER_YEARS / years, 100, 20_000);
        this.shards = Math.max(1, settings.customers() / sample);
        this.wanted = (double) settings.facts() / settings.customers() * Math.ceilDiv(settings.customers(), shards);
    }

    static double scaleFor(CompanySettings settings, CompanyCalendar calendar) {
        return settings.facts() == CompanySettings.NATURAL ? 1 : new Calibration(settings, calendar).scale();
    }

    private double scale() {
        double atLow = count(LOW);
        if (wanted < atLow) {
            return bisect();
        }
        double perScale = Math.max(1, (count(HIGH) - atLow) / (HIGH - LOW));
        return Math.min(MOST, LOW + (wanted - atLow) / perScale);
    }

    /** Between the least scale and the low one, where few facts are made, so that many trials are cheap. */
    private double bisect() {
        double below = LEAST;
        double above = LOW;
        for (int round = 0; round < ROUNDS; round++) {
            double middle = StrictMath.sqrt(below * above);
            double measured = count(middle);
            if (Math.abs(measured / wanted - 1) < CLOSE_ENOUGH) {
                return middle;
            }
            if (measured < wanted) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    private double count(double scale) {
        return count(new CompanyFacts(settings, calendar, scale, 0, shards));
    }

    private static long count(CompanyFacts facts) {
        long count = 0;
        while (facts.hasNext()) {
            facts.next();
            count++;
        }
        return count;
    }
}
