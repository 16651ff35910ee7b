package io.tierengine.sandbox.company;

/** The habits that a customer of the made-up company can have. */
public enum Persona {
    /** Buys all year round. */
    STEADY(0.25, 24, 0.60, 0.04, 0.10, 8.3),
    /** Buys around one time of the year, hardly at others. */
    SEASONAL(0.16, 22, 0.65, 0.05, 0.10, 8.0),
    /** Comes more often and buys more each month. */
    GROWING(0.12, 20, 0.60, 0.04, 0.10, 8.7),
    /** Was steady, grows discontented, and stays away more and more. */
    FADING(0.13, 28, 0.58, 0.07, 0.70, 5.8),
    /** Stays away for months, then is back. */
    RETURNING(0.06, 24, 0.60, 0.05, 0.15, 7.6),
    /** One big order, little before and after. */
    ONE_OFF(0.09, 7, 0.15, 0.02, 0.08, 7.8),
    /** Small baskets in campaigns, and many of them go back. */
    BARGAIN_HUNTER(0.10, 26, 0.62, 0.24, 0.40, 7.0),
    /** Complains often, and often twice. */
    COMPLAINER(0.05, 24, 0.58, 0.10, 3.20, 4.6),
    /** A business that buys much under contract and is looked after. */
    KEY_ACCOUNT(0.04, 46, 0.52, 0.03, 0.25, 8.6);

    private final double share;
    private final double sessionsPerYear;
    private final double purchaseShare;
    private final double refundShare;
    private final double complaintsPerYear;
    private final double satisfaction;

    Persona(
            double share,
            double sessionsPerYear,
            double purchaseShare,
            double refundShare,
            double complaintsPerYear,
            double satisfaction) {
        this.share = share;
        this.sessionsPerYear = sessionsPerYear;
        this.purchaseShare = purchaseShare;
        this.refundShare = refundShare;
        this.complaintsPerYear = complaintsPerYear;
        this.satisfaction = satisfaction;
    }

    /** Of all customers. */
    double share() {
        return share;
    }

    /** How often a customer of this kind turns up, purchase or not. */
    double sessionsPerYear() {
        return sessionsPerYear;
    }

    /** Of the sessions. */
    double purchaseShare() {
        return purchaseShare;
    }

    /** Of the purchases. */
    double refundShare() {
        return refundShare;
    }

    /** First complaints, without those that follow them. */
    double complaintsPerYear() {
        return complaintsPerYear;
    }

    /** The typical mark in a survey, 0 to 10. */
    double satisfaction() {
        return satisfaction;
    }

    /** The persona at a point of [0, 1) when the shares are laid end to end. */
    static Persona at(double point) {
        double end = 0;
        for (Persona persona : values()) {
            end += persona.share;
            if (point < end) {
                return persona;
            }
        }
        return STEADY;
    }
}
