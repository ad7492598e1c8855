package io.metertwin.modbus.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterTypeTest {

    @ParameterizedTest
    @CsvSource({
        "UINT16, 70000, FFFF",
        "UINT16, -1, 0",
        "INT16, -1, FFFF",
        "INT16, 40000, 7FFF",
        "INT16, -40000, 8000",
        "UINT32, 4294967295, FFFFFFFF",
        "UINT32, 5e9, FFFFFFFF",
        "UINT32, -5, 0",
        "INT32, -1, FFFFFFFF",
        "INT32, -3e9, 80000000",
        "UINT64, 99999999900, 174876E79C",
        "UINT64, 1e20, 7FFFFFFFFFFFFFFF",
        "UINT64, -1, 0",
        "INT64, -1, FFFFFFFFFFFFFFFF",
        "INT64, -99999999900, FFFFFFE8B7891864",
        "INT64, -1e20, 8000000000000000",
        "FLOAT32, 2141.0, 4505D000",
        "FLOAT32, -1, BF800000",
    })
    void numbersSaturateInsteadOfWrapping(RegisterType type, double value, String hex) {
        assertThat(Long.toHexString(type.bits(value))).isEqualToIgnoringCase(hex);
    }

    @ParameterizedTest
    @EnumSource(RegisterType.class)
    void anAbsentValueIsZero(RegisterType type) {
        assertThat(type.bits(Double.NaN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT16, -3", "INT32, -70000", "UINT32, 4e9", "UINT64, 1e12", "INT64, -1e12", "FLOAT32, 0.5", "ENUM, 7"})
    void bitsGiveTheNumberBack(RegisterType type, double value) {
        assertThat(type.number(type.bits(value))).isEqualTo(value);
    }
}
