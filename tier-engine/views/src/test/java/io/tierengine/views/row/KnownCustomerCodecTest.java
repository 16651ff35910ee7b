package io.tierengine.views.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.row.KnownCustomer.NoticePart;
import io.tierengine.views.row.KnownCustomer.ProfilePart;
import io.tierengine.views.row.KnownCustomer.RiskPart;
import io.tierengine.views.row.KnownCustomer.SegmentPart;
import io.tierengine.views.row.KnownCustomer.StagePart;
import io.tierengine.views.row.KnownCustomer.TierPart;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownCustomerCodecTest {

    private static final long AT = 1_767_225_600_000L;

    private static final KnownCustomer WHOLE = new KnownCustomer(
            "c-1",
            new TierPart(
                    3,
                    "gold",
                    "silver",
                    "UPGRADED",
                    AT - 1_000,
                    83_333_333L,
                    "TRANSACTION",
                    "e-7",
                    AT + 86_400_000L,
                    "silver"),
            new StagePart(2, "ACTIVE"),
            new SegmentPart(1, "champions"),
            new RiskPart(
                    4,
                    "HIGH",
                    40_000_000L,
                    12_500_000_000L,
                    List.of(new Signal("orders-stopped", 30_000_000L), new Signal("complained", 10_000_000L))),
            new NoticePart(2, AT - 5_000, Decimals.ABSENT, null),
            new ProfilePart(AT - 9_000, "光明 Foods", "ann", "north", null, "SMALL", "BUSINESS"),
            AT);

    /** Rows of these forms lie on disks and in changelogs: a change of these bytes needs a new form, and both must still be read. */
    private static final String GOLDEN =
            "023f80a0d5edee660304676f6c64010673696c766572085550475241444544d00f02aac3bc4f0b5452414e53414354494f4e"
                    + "0103652d3781f0b252010673696c766572020641435449564501096368616d70696f6e7304044849474881d46181cab5ee01"
                    + "01020e6f72646572732d73746f70706564819f490a636f6d706c61696e656481b51802904e0000d08c01010ce58589e6988e"
                    + "20466f6f64730103616e6e01056e6f727468000105534d414c4c0108425553494e455353";

    private static final String FIRST_GOLDEN =
            "013f80a0d5edee660304676f6c64010673696c766572085550475241444544d00f02aac3bc4f0b5452414e53414354494f4e"
                    + "0103652d3781f0b252010673696c766572020641435449564501096368616d70696f6e7304044849474881d46181cab5ee01"
                    + "02904e0000d08c01010ce58589e6988e20466f6f64730103616e6e01056e6f727468000105534d414c4c0108425553494e45"
                    + "5353";

    @Test
    void shouldWriteTheBytesThatAreStoredWhenNothingOfTheFormChanged() {
        byte[] bytes = KnownCustomerCodec.encode(WHOLE);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
    }

    @Test
    void shouldReadWhatWasStoredWhenItIsOfThisForm() {
        KnownCustomer read = KnownCustomerCodec.decode("c-1", HexFormat.of().parseHex(GOLDEN));

        assertThat(read).isEqualTo(WHOLE);
    }

    @Test
    void shouldReadARowWithoutSignalsWhenItIsOfTheFirstForm() {
        KnownCustomer read = KnownCustomerCodec.decode("c-1", HexFormat.of().parseHex(FIRST_GOLDEN));

        assertThat(read.risk()).isEqualTo(new RiskPart(4, "HIGH", 40_000_000L, 12_500_000_000L, null));
        assertThat(read.toRow().signals()).isNull();
        assertThat(read.profile()).isEqualTo(WHOLE.profile());
        assertThat(KnownCustomerCodec.decode("c-1", KnownCustomerCodec.encode(read)))
                .isEqualTo(read);
    }

    @Test
    void shouldReadACustomerOfWhomLittleIsKnown() {
        KnownCustomer little = KnownCustomer.unknown("c-2").with(new StagePart(1, "LEAD"), AT);

        KnownCustomer read = KnownCustomerCodec.decode("c-2", KnownCustomerCodec.encode(little));

        assertThat(read).isEqualTo(little);
    }

    @Test
    void shouldRefuseAFormThatItDoesNotKnow() {
        byte[] bytes = KnownCustomerCodec.encode(WHOLE);
        bytes[0] = 9;

        assertThatThrownBy(() -> KnownCustomerCodec.decode("c-1", bytes))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("form 9")
                .hasMessageContaining("reset the views");
    }
}
