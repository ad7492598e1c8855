package io.metertwin.modbus.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.modbus.Models;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterMapTest {

    private static final ModelCode MODEL = ModelCode.parse("MPM4410-A");
    private static final RegisterMap MAP = RegisterMap.mpm4000(MODEL);
    private static final int CIRCUIT_STRIDE = 8000;

    static List<ModelCode> models() {
        return Models.ALL;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelHasEveryQuantityItMeasures(ModelCode model) {
        Set<String> bound = Set.copyOf(bindings(RegisterMap.mpm4000(model)));
        assertThat(Quantities.readings(model.circuits()).stream().map(QuantityReading::id))
                .allMatch(id -> bound.contains("quantity:" + id), "bound");
    }

    @Test
    void everySettingStandsBetween1000And2999() {
        List<String> bound = MAP.items().stream()
                .filter(item -> item.address() >= 1000 && item.end() <= 3000)
                .map(item -> item.binding().id())
                .toList();
        assertThat(new SettingsCatalogue(4, MODEL.sensor()).all().stream().map(Setting::id))
                .allSatisfy(id -> assertThat(bound).containsAnyOf("setting:" + id, id.replace('.', ':')));
    }

    private static List<String> bindings(RegisterMap map) {
        return map.items().stream().map(item -> item.binding().id()).toList();
    }

    @Test
    void theTariffRegistersAreWhereTheManualHasThem() {
        assertThat(bindingAt(1071)).isEqualTo("tariff:manual");
        assertThat(bindingAt(1072)).isEqualTo("tariff:start");
        assertThat(bindingAt(1073)).isEqualTo("tariff:number");
    }

    @Test
    void addressesFrom40000StayFree() {
        assertThat(MAP.blocks()).allMatch(block -> block.end() <= 40_000);
    }

    @Test
    void wire0To249IsOneBlock() {
        assertThat(MAP.inBlocks(0, 250)).isTrue();
        assertThat(MAP.inBlocks(0, 251)).isFalse();
        assertThat(MAP.inBlocks(250, 1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "40001, quantity:u1",
        "40005, quantity:u3",
        "40010, quantity:c1.p.total",
        "40012, quantity:c1.q.total",
        "40014, quantity:c1.s.total",
        "40016, quantity:c1.pf.total",
        "40018, quantity:f.sys",
        "40021, quantity:c1.i1",
        "40025, quantity:c1.i3",
        "40050, quantity:c1.energy.p.import.total",
        "40052, quantity:c1.energy.p.export.total",
        "40054, quantity:c1.energy.p.total",
        "40056, quantity:c1.energy.q.import.total",
        "40058, quantity:c1.energy.q.export.total",
        "40200, setting:modbus.address"
    })
    void theTableOfTheManualIsWhereItSays(int number, String binding) {
        RegisterItem item = MAP.itemAt(number - DataTable.HOLDING.classicBase()).orElseThrow();
        assertThat(item.address()).isEqualTo(number - DataTable.HOLDING.classicBase());
        assertThat(item.binding().id()).isEqualTo(binding);
    }

    @Test
    void circuitsAreTheSameAtAConstantStride() {
        for (int address = CIRCUIT_STRIDE; address < 2 * CIRCUIT_STRIDE; address++) {
            for (int circuit = 2; circuit <= 4; circuit++) {
                assertThat(describe(address + (circuit - 1) * CIRCUIT_STRIDE).replace("c" + circuit + ".", "c1."))
                        .isEqualTo(describe(address));
            }
        }
    }

    private static String describe(int address) {
        return MAP.itemAt(address)
                .map(item -> item.binding().id() + " " + item.type() + " " + (address - item.address()))
                .orElse("");
    }

    @Test
    void everyBlockOfACircuitFitsOneRead() {
        assertThat(MAP.blocks())
                .filteredOn(block -> block.address() >= CIRCUIT_STRIDE)
                .hasSize((3 + 6 + 1 + 1 + 7 * 3 + 5 + 1 + 1) * 4)
                .allMatch(block -> block.words() <= 125);
    }

    @Test
    void everyMeasuredBlockBeginsWithWindowAndTime() {
        assertThat(MAP.blocks()).filteredOn(block -> block.address() >= 3000).allSatisfy(block -> {
            assertThat(bindingAt(block.address())).isEqualTo("window:counter");
            assertThat(bindingAt(block.address() + 2)).isEqualTo("clock:seconds");
            assertThat(bindingAt(block.address() + 4)).isEqualTo("clock:millis");
        });
    }

    private static String bindingAt(int address) {
        return MAP.itemAt(address).orElseThrow().binding().id();
    }

    @Test
    void circuitsAModelLacksDoNotExist() {
        RegisterMap two = RegisterMap.mpm4000(ModelCode.parse("MPM4210-A"));
        assertThat(two.inBlocks(2 * CIRCUIT_STRIDE, 125)).isTrue();
        assertThat(two.inBlocks(3 * CIRCUIT_STRIDE, 1)).isFalse();
        assertThat(two.inBlocks(2500, 1)).isFalse();
    }
}
