package io.tierengine.sandbox.company;

/** What a customer does, and with it what a purchase typically costs, in units of the currency. */
enum Industry {
    RETAIL("retail", false, 220, 0.28, 4, "\u5546\u8d38", "Traders", "clothing", "home", "beauty"),
    CATERING("catering", false, 140, 0.35, 6, "\u9910\u996e", "Kitchens", "food", "tableware", "drinks"),
    EDUCATION("education", false, 620, 0.42, 9, "\u6559\u80b2", "Learning", "courses", "books", "devices"),
    HEALTH("health", false, 310, 0.38, 12, "\u5065\u5eb7", "Care", "care", "devices", "checks"),
    TRAVEL("travel", false, 950, 0.18, 7, "\u6587\u65c5", "Journeys", "tickets", "hotels", "gear"),
    MANUFACTURING(
            "manufacturing", true, 4200, 0.22, 5, "\u667a\u80fd\u5236\u9020", "Works", "parts", "tools", "service"),
    LOGISTICS("logistics", true, 2600, 0.16, 8, "\u7269\u6d41", "Freight", "packaging", "vehicles", "service"),
    CONSTRUCTION("construction", true, 5200, 0.20, 1, "\u5efa\u8bbe", "Builders", "materials", "tools", "hire"),
    SOFTWARE(
            "software", true, 3600, 0.55, 16, "\u4fe1\u606f\u6280\u672f", "Systems", "licences", "service", "training"),
    ENERGY("energy", true, 6100, 0.24, 18, "\u65b0\u80fd\u6e90", "Power", "parts", "monitoring", "service");

    static final Industry[] OF_CONSUMERS = {RETAIL, CATERING, EDUCATION, HEALTH, TRAVEL};
    static final Industry[] OF_BUSINESSES = {MANUFACTURING, LOGISTICS, CONSTRUCTION, SOFTWARE, ENERGY};

    private final String id;
    private final boolean business;
    private final double medianBasket;
    private final double marginShare;
    private final double growthPercent;
    private final String chineseName;
    private final String englishName;
    private final String firstCategory;
    private final String secondCategory;
    private final String thirdCategory;

    Industry(
            String id,
            boolean business,
            double medianBasket,
            double marginShare,
            double growthPercent,
            String chineseName,
            String englishName,
            String firstCategory,
            String secondCategory,
            String thirdCategory) {
        this.id = id;
        this.business = business;
        this.medianBasket = medianBasket;
        this.marginShare = marginShare;
        this.growthPercent = growthPercent;
        this.chineseName = chineseName;
        this.englishName = englishName;
        this.firstCategory = firstCategory;
        this.secondCategory = secondCategory;
        this.thirdCategory = thirdCategory;
    }

    /** As written in a profile. */
    String id() {
        return id;
    }

    boolean isOfBusinesses() {
        return business;
    }

    double medianBasket() {
        return medianBasket;
    }

    /** Margin of a typical purchase as a share of its amount. */
    double marginShare() {
        return marginShare;
    }

    /** Percent per year. */
    double growthPercent() {
        return growthPercent;
    }

    String chineseName() {
        return chineseName;
    }

    String englishName() {
        return englishName;
    }

    /** What is bought, by a point of [0, 1): the first category most. */
    String categoryAt(double point) {
        if (point < 0.6) {
            return firstCategory;
        }
        return point < 0.85 ? secondCategory : thirdCategory;
    }
}
