/**
 * What a laboratory can do to a device: faults as data, each obeyed by the part it is about. Faults of wiring and sensors
 * are {@code signal.frontend.InputFault}.
 */
package io.metertwin.core.fault;
