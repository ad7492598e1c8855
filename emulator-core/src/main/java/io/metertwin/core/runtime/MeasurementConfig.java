package io.metertwin.core.runtime;

import io.metertwin.core.settings.SensorSettings;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.settings.ZeroSettings;
import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Wiring;
import io.metertwin.dsp.ZeroPoint;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.CurrentSensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the settings mean for the signal processing. */
final class MeasurementConfig {

    private static final double DEFAULT_MINIMUM_OF_PRIMARY = 4e-4;
    private static final double MILLI = 1e-3;

    private MeasurementConfig() {}

    /** The configuration of the pipeline for a set of settings. */
    static PipelineConfig of(Settings settings, InputLayout layout, double sampleRateHz) {
        SettingsCatalogue catalogue = settings.catalogue();
        List<ChannelConfig> channels = new ArrayList<>();
        for (int k = 0; k < layout.voltages(); k++) {
            channels.add(ChannelConfig.voltage(
                            settings.get(catalogue.grid.vtRatio), settings.get(catalogue.grid.minimumVolts))
                    .withZero(zero(settings, catalogue.inputs.voltageZero(), k % Phase.LINES.size(), 1)));
        }
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                double minimum = settings.get(catalogue.inputs.minimumAmperes(circuit));
                channels.add(current(settings, catalogue.inputs.sensor(circuit, phase), minimum)
                        .withZero(zero(settings, catalogue.inputs.currentZero(circuit), phase.ordinal(), MILLI)));
            }
        }
        if (layout.hasResidual()) {
            channels.add(current(settings, catalogue.inputs.residual().orElseThrow(), 0));
        }
        List<Wiring> wirings = Collections.nCopies(layout.circuits(), settings.get(catalogue.grid.wiring));
        double nominal = settings.get(catalogue.grid.nominalFrequency);
        return new PipelineConfig(layout, sampleRateHz, nominal, wirings, channels);
    }

    private static ZeroPoint zero(Settings settings, ZeroSettings zero, int input, double volts) {
        return switch (settings.get(zero.mode())) {
            case OFF -> ZeroPoint.NONE;
            case MANUAL -> ZeroPoint.fixed(volts * settings.get(zero.offsets().get(input)));
            case AUTO -> ZeroPoint.AUTOMATIC;
        };
    }

    private static ChannelConfig current(Settings settings, SensorSettings sensor, double minimum) {
        double primary = settings.get(sensor.primaryAmperes());
        double ctRatio = settings.get(settings.catalogue().grid.ctRatio);
        boolean coil = settings.get(sensor.type()) == SensorType.RCOIL;
        CurrentSensor told = new CurrentSensor(
                coil ? CurrentSensor.Kind.ROGOWSKI : CurrentSensor.Kind.VCT,
                primary,
                settings.get(sensor.secondaryMillivolts()) * MILLI);
        return new ChannelConfig(
                coil, ctRatio / told.gain(), minimum > 0 ? minimum : DEFAULT_MINIMUM_OF_PRIMARY * primary * ctRatio);
    }
}
