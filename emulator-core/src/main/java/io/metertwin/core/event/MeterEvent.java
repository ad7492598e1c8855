package io.metertwin.core.event;

/** Something that happened to the meter, once; one record for each kind. Immutable. */
public sealed interface MeterEvent
        permits VoltageDip,
                VoltageSwell,
                VoltageInterruption,
                TemperatureOpen,
                EnergyWrapped,
                ClockSet,
                AlarmRaised,
                StorageRecovered,
                StorageLost,
                StorageFailed,
                SettingRejected,
                SettingChanged,
                SupplyLost,
                RecordStarted,
                RecordStopped,
                RecordRemoved,
                RecordCut,
                VolumeFailed,
                PasswordRejected,
                CountersCleared {

    /** What kind of thing happened. */
    EventKind kind();

    /** When and for how long. */
    EventSpan span();

    /** Tells what there is to say beside kind and span, as users see it; nothing unless a kind has more to say. */
    default void tell(EventDetails to) {}
}
