package io.tierengine.sandbox.company;

/** Made-up names, Chinese and English. Characters are written as escapes; the sources are ASCII. */
final class Names {

    private static final String[] SURNAMES = chinese(
            "\u6797 \u9648 \u5468 \u8bb8 \u82cf \u53f6 \u6c88 \u987e \u9646 \u6c5f \u65b9 \u7a0b \u5b8b \u767d \u8c22 \u4f55");
    private static final String[] GIVEN = chinese("\u6653\u5dd6 \u5b50\u6db5 \u601d\u8fdc \u82e5\u5170 \u4e00\u9e23 "
            + "\u96e8\u6850 \u6668\u66e6 \u77e5\u884c \u4e66\u7476 \u6d77\u5e73 \u5b89\u7136 \u660e\u54f2 \u9759\u79cb "
            + "\u5fd7\u6e90 \u4e91\u821f \u7ff0\u58a8");
    private static final String[] BRANDS = chinese("\u4e91\u5cad \u957f\u6cb3 \u661f\u6ce2 \u677e\u98ce \u84dd\u6e7e "
            + "\u542f\u822a \u542b\u5149 \u5317\u6597\u5c71 \u6d77\u68e0 \u6e05\u6e90 \u4e5d\u97f6 \u6668\u5149\u91cc "
            + "\u767e\u5ddd \u9752\u7a57 \u8fdc\u5c71 \u5bb6\u79be");
    private static final String COMPANY_LIMITED = "\u6709\u9650\u516c\u53f8";

    private static final String[] FIRST_NAMES = {
        "Ada", "Bruno", "Clara", "Daniel", "Edith", "Felix", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Leo", "Mira",
        "Noel", "Olga", "Paul"
    };
    private static final String[] LAST_NAMES = {
        "Penrose",
        "Hartwell",
        "Lindqvist",
        "Marlowe",
        "Okafor",
        "Castellan",
        "Brandt",
        "Fairweather",
        "Sorrel",
        "Ridley",
        "Quist",
        "Tamsin",
        "Vasey",
        "Whitlock",
        "Yarrow",
        "Zeller"
    };
    private static final String[] ENGLISH_BRANDS = {
        "Larkspur", "Harbour Hill", "Northbank", "Copperfield", "Silverbirch", "Millrace", "Old Quay", "Redcliff",
        "Ironwood", "Bluewater", "Stonegate", "Fernhollow", "Highmoor", "Westlight", "Kingfisher", "Greyfriars"
    };

    private static final double CHINESE_SHARE = 0.72;

    private Names() {}

    static String of(Customer customer, Region region, Draws draws) {
        boolean chinese = draws.chance(CHINESE_SHARE);
        if (customer.isBusiness()) {
            return chinese
                    ? region.chineseName() + draws.oneOf(BRANDS) + customer.industry.chineseName() + COMPANY_LIMITED
                    : draws.oneOf(ENGLISH_BRANDS) + ' ' + customer.industry.englishName();
        }
        return chinese
                ? draws.oneOf(SURNAMES) + draws.oneOf(GIVEN)
                : draws.oneOf(FIRST_NAMES) + ' ' + draws.oneOf(LAST_NAMES);
    }

    private static String[] chinese(String words) {
        return words.split(" ");
    }
}
