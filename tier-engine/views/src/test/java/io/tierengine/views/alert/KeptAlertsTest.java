package io.tierengine.views.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.Alerts;
import io.tierengine.views.Row;
import io.tierengine.views.alert.KeptAlerts.KeptAlert;
import io.tierengine.views.row.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeptAlertsTest {

    private static final KeptAlert RISK = new KeptAlert(
            3,
            "shop/c-1/3",
            1_000,
            "CHURN_RISK",
            "gold",
            "NONE",
            "HIGH",
            40_000_000,
            List.of(new Signal("quiet", 30_000_000), new Signal("late", 10_000_000)),
            1_200_000_000,
            Decimals.ABSENT,
            null);
    private static final KeptAlert NOTICE = new KeptAlert(
            4,
            "shop/c-1/4",
            1_500,
            "DOWNGRADE_NOTICE",
            "gold",
            "HIGH",
            "HIGH",
            40_000_000,
            List.of(),
            Decimals.ABSENT,
            4_000,
            "silver");

    /** Alerts of this form lie on disks and in changelogs. */
    private static final String GOLDEN =
            "01030a73686f702f632d312f33d00f0a434855524e5f5249534b04676f6c64044e4f4e45044849474881d461020571756965"
                    + "74819f49046c61746581b51881d8f1160000040a73686f702f632d312f34e80710444f574e47524144455f4e4f5449434504"
                    + "676f6c640448494748044849474881d46100008927010673696c766572";

    @Test
    void shouldReadTheBytesThatAreStored() {
        KeptAlerts alerts = new KeptAlerts(List.of(RISK, NOTICE));

        assertThat(HexFormat.of().formatHex(alerts.encode())).isEqualTo(GOLDEN);
        assertThat(KeptAlerts.decode(HexFormat.of().parseHex(GOLDEN))).isEqualTo(alerts);
        assertThat(KeptAlerts.decode(null)).isEqualTo(KeptAlerts.NONE);
    }

    @Test
    void shouldTellThemAsPeopleReadThem() {
        Alerts told = KeptAlerts.NONE.with(List.of(NOTICE, RISK)).told();

        assertThat(told.alerts()).extracting(Alerts.Alert::kind).containsExactly("CHURN_RISK", "DOWNGRADE_NOTICE");
        assertThat(told.alerts().getFirst().signals())
                .containsExactly(
                        new Row.Signal("quiet", BigDecimal.valueOf(30)), new Row.Signal("late", BigDecimal.TEN));
        assertThat(told.alerts().getFirst().valueAtStake()).isEqualTo("1200");
        assertThat(told.alerts().getFirst().dueAt()).isNull();
        assertThat(told.alerts().getLast().dueAt()).isEqualTo(Instant.ofEpochMilli(4_000));
        assertThat(told.alerts().getLast().valueAtStake()).isNull();
    }

    @Test
    void shouldKeepTheLatestWhenThereAreTooMany() {
        KeptAlerts alerts = KeptAlerts.NONE;
        for (long sequence = 1; sequence <= 50; sequence++) {
            alerts = alerts.with(List.of(numbered(sequence)));
        }

        assertThat(alerts.alerts())
                .extracting(KeptAlert::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(31, 50).boxed().toList());
    }

    @Test
    void shouldRefuseAFormThatItDoesNotKnow() {
        assertThatThrownBy(() -> KeptAlerts.decode(new byte[] {9}))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("form 9")
                .hasMessageContaining("reset the views");
    }

    private static KeptAlert numbered(long sequence) {
        return new KeptAlert(
                sequence,
                "a" + sequence,
                1_000 - sequence,
                "RECOVERY",
                "gold",
                "LOW",
                "NONE",
                0,
                List.of(),
                Decimals.ABSENT,
                Decimals.ABSENT,
                null);
    }
}
