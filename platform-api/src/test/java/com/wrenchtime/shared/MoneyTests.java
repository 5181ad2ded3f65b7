package com.wrenchtime.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTests {

    static final Currency USD = Currency.getInstance("USD");
    static final Currency CAD = Currency.getInstance("CAD");

    @Test
    void givenTwoPrices_whenAdded_thenTheMinorUnitsAddUp() {
        var total = new Money(12_999, USD).plus(new Money(1, USD)).plus(Money.zero(USD));

        assertThat(total).isEqualTo(new Money(13_000, USD));
    }

    @Test
    void givenAPrice_whenMultiplied_thenItIsThePriceOfSoMany() {
        assertThat(new Money(12_999, USD).times(3)).isEqualTo(new Money(38_997, USD));
        assertThat(new Money(12_999, USD).times(0)).isEqualTo(Money.zero(USD));
    }

    @Test
    void givenTwoCurrencies_whenAdded_thenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1, USD).plus(new Money(1, CAD)))
                .withMessage("Amounts must be in the same currency: USD and CAD");
    }

    @Test
    void givenMoreThanALongHolds_whenAddedOrMultiplied_thenRefused() {
        var most = new Money(Long.MAX_VALUE, USD);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> most.plus(new Money(1, USD)))
                .withMessage("Amount is too large");
        assertThatIllegalArgumentException().isThrownBy(() -> most.times(2)).withMessage("Amount is too large");
    }

    @Test
    void givenLessThanNothing_whenMade_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(-1, USD));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, USD).times(-1));
    }

    @Test
    void givenACurrencyWithoutMinorUnits_whenMade_thenRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(Currency.getInstance("XXX")));
    }
}
