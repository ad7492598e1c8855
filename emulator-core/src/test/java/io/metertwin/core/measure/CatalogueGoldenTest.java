package io.metertwin.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingsCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids and codes are a contract with every user's scripts: they change only with {@code -Dgolden.update=true}. */
class CatalogueGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/catalogue.txt");

    @Test
    void idsOfValuesAndSettingsAndTheirCodesAreWhatUsersKnow() throws IOException {
        String catalogue = quantities() + settings(new SettingsCatalogue(1, SensorType.RCOIL));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, catalogue);
        }
        assertThat(catalogue).isEqualTo(Files.readString(GOLDEN));
    }

    private static String quantities() {
        return Stream.of(Quantities.readings(1), Quantities.times(1))
                .flatMap(List::stream)
                .map(reading -> "quantity " + reading.id() + " ["
                        + reading.quantity().unit().symbol() + "]\n")
                .collect(Collectors.joining());
    }

    private static String settings(SettingsCatalogue catalogue) {
        return catalogue.all().stream().map(CatalogueGoldenTest::line).collect(Collectors.joining());
    }

    private static <T> String line(Setting<T> setting) {
        String codes = setting.type() instanceof ChoiceType<T> choice
                ? choice.choices().stream()
                        .map(value -> (int) choice.toNumber(value) + "=" + choice.format(value))
                        .collect(Collectors.joining(" "))
                : setting.type().allowed();
        return "setting " + setting.id() + " [" + setting.unit().symbol() + "] " + codes + "\n";
    }

    @Test
    void everyIdIsFoundAgain() {
        for (QuantityReading reading : Quantities.readings(4)) {
            assertThat(Quantities.find(reading.id(), 4)).contains(reading);
        }
        for (QuantityReading time : Quantities.times(4)) {
            assertThat(Quantities.find(time.id(), 4)).contains(time);
        }
        assertThat(Quantities.find("c5.p.total", 4)).isEmpty();
        assertThat(Quantities.find("p.total", 4)).isEmpty();
        assertThat(Quantities.find("c1.u1", 4)).isEmpty();
    }
}
