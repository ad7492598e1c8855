/**
 * From the primary side to the meter's inputs: current sensors, voltage transformers, input stages and the converter.
 *
 * <p>The linear part of every path is a {@link io.metertwin.signal.Tap}; what cannot be linear - clipping, noise,
 * offset, quantising - happens here on the samples. The manual's section 8.4 gives the ranges: 900 mV peak for a current
 * input, 720 V rms (1018 V peak) for a voltage input. A Rogowski coil is clipped as its derivative, because that is what
 * arrives.
 *
 * <p>What goes wrong here is an {@link io.metertwin.signal.frontend.InputFault}: a function from what is connected to
 * what is really connected, with begin and end exact to the sample. Conductors, coils and plugs in the wrong place are
 * wiring faults, a sensor that does not do what it should is a sensor fault.
 */
package io.metertwin.signal.frontend;
