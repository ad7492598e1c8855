package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.measure.PowerState;
import io.metertwin.signal.grid.GridModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document of the state directory against the state. */
class StateDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/reference/state-directory.md");
    private static final Pattern SECTIONS = Pattern.compile("Sections: ([^.]*)\\.");
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");

    @Test
    void documentNamesEverySectionOfTheState() throws IOException {
        Matcher sections = SECTIONS.matcher(Files.readString(DOCUMENT));
        assertThat(sections.find()).isTrue();
        List<String> named = NAME.matcher(sections.group(1))
                .results()
                .map(name -> name.group(1))
                .toList();
        TestMeter meter =
                new TestMeter(GridModel.steady(TestMeter.resistive(230, 10)), PowerState.ON, SimulationHook.NONE);
        assertThat(named).containsExactlyElementsOf(meter.loop.memory().names());
    }
}
