package io.tierengine.sandbox.company;

/** Finds the scale of activity at which a company leaves about so many facts, by telling the story of a sample of it. */
final class Calibration {

    private static final int SAMPLE_FACTS = 60_000;
    private static final int ROUNDS = 5;
    private static final double CLOSE_ENOUGH = 0.005;
    private static final double LEAST = 1e-4;
    private static final double MOST = 1e6;

    private Calibration() {}

    static double scaleFor(CompanySettings settings, CompanyCalendar calendar) {
        if (settings.facts() == CompanySettings.NATURAL) {
            return 1;
        }
        double perCustomer = (double) settings.facts() / settings.customers();
        int sample = (int) Math.clamp(SAMPLE_FACTS / perCustomer, Math.min(200, settings.customers()), 20_000);
        int shards = Math.max(1, settings.customers() / sample);
        double scale = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double measured = count(new CompanyFacts(settings, calendar, scale, 0, shards));
            double wanted = perCustomer * Math.ceilDiv(settings.customers(), shards);
            scale = Math.clamp(scale * wanted / Math.max(1, measured), LEAST, MOST);
            if (Math.abs(measured / wanted - 1) < CLOSE_ENOUGH) {
                break;
            }
        }
        return scale;
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
