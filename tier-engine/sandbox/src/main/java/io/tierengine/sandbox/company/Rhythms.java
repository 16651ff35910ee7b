package io.tierengine.sandbox.company;

/** The rhythms that customers of the company live by: one for each persona and way of life. */
final class Rhythms {

    private static final double[] LEISURE_WEEK = {0.82, 0.82, 0.85, 0.90, 1.10, 1.30, 1.21};
    private static final double[] OFFICE_WEEK = {1.28, 1.30, 1.30, 1.28, 1.20, 0.38, 0.26};

    /** Days of the year around which a seasonal customer buys: new year's shopping, mid-year, summer, November, year's end. */
    private static final int[] PEAK_DAYS = {22, 166, 205, 314, 350};

    private static final double OFF_SEASON = 0.10;
    private static final double PEAK_SEASON = 6;
    private static final int HALF_SEASON_DAYS = 48;
    private static final int DAYS_OF_YEAR = 366;

    private final CompanyCalendar calendar;
    private final Rhythm leisure;
    private final Rhythm office;
    private final Rhythm leisureBargains;
    private final Rhythm officeBargains;
    private final Rhythm[] leisureSeasons = new Rhythm[PEAK_DAYS.length];
    private final Rhythm[] officeSeasons = new Rhythm[PEAK_DAYS.length];

    Rhythms(CompanyCalendar calendar) {
        this.calendar = calendar;
        leisure = new Rhythm(calendar, HoursOfDay.LEISURE, day -> leisureWeek(day) * (isCampaign(day) ? 1.6 : 0.95));
        office = new Rhythm(calendar, HoursOfDay.OFFICE, Rhythms::officeWeek);
        leisureBargains =
                new Rhythm(calendar, HoursOfDay.LEISURE, day -> leisureWeek(day) * (isCampaign(day) ? 3.6 : 0.7));
        officeBargains =
                new Rhythm(calendar, HoursOfDay.OFFICE, day -> officeWeek(day) * (isCampaign(day) ? 3.6 : 0.7));
        for (int i = 0; i < PEAK_DAYS.length; i++) {
            int peak = PEAK_DAYS[i];
            leisureSeasons[i] = new Rhythm(calendar, HoursOfDay.LEISURE, day -> leisureWeek(day) * season(day, peak));
            officeSeasons[i] = new Rhythm(calendar, HoursOfDay.OFFICE, day -> officeWeek(day) * season(day, peak));
        }
    }

    /** The rhythm of a new customer. */
    Rhythm of(Persona persona, boolean business, Draws draws) {
        return switch (persona) {
            case SEASONAL -> draws.oneOf(business ? officeSeasons : leisureSeasons);
            case BARGAIN_HUNTER -> business ? officeBargains : leisureBargains;
            case STEADY, GROWING, FADING, RETURNING, ONE_OFF, COMPLAINER, KEY_ACCOUNT -> business ? office : leisure;
        };
    }

    /** Whether the company runs one of its campaigns: in the first weeks of June, November and the year. */
    private boolean isCampaign(int day) {
        int ofYear = calendar.dayOfYear(day);
        return (ofYear >= 152 && ofYear <= 170) || (ofYear >= 305 && ofYear <= 316) || ofYear <= 8;
    }

    private double season(int day, int peak) {
        int apart = Math.abs(calendar.dayOfYear(day) - peak);
        int distance = Math.min(apart, DAYS_OF_YEAR - apart);
        if (distance >= HALF_SEASON_DAYS) {
            return OFF_SEASON;
        }
        double bump = (1 + StrictMath.cos(StrictMath.PI * distance / HALF_SEASON_DAYS)) / 2;
        return OFF_SEASON + (PEAK_SEASON - OFF_SEASON) * bump;
    }

    private static double leisureWeek(int day) {
        return LEISURE_WEEK[CompanyCalendar.weekday(day)];
    }

    private static double officeWeek(int day) {
        return OFFICE_WEEK[CompanyCalendar.weekday(day)];
    }
}
