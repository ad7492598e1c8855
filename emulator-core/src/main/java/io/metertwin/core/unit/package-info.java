/** The units of what a meter measures and of what it is set to. */
package io.metertwin.core.unit;
