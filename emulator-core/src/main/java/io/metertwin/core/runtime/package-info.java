/**
 * The meter at work: one loop that does everything that changes it, in a fixed order.
 *
 * <p>{@link io.metertwin.core.runtime.MeterLoop#step} is driven by a thread in production and by a {@code for} loop in
 * tests. Other threads meet it at two points only: the published snapshot and the queue of commands.
 */
package io.metertwin.core.runtime;
