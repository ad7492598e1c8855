/**
 * What a user may say about the world, the meter and the run, and how it is read: small texts such as
 * {@code c1=12kW,pf=0.92ind}, the same on the command line and in a configuration file.
 *
 * <p>Every refusal names the option, the part that is wrong and what is allowed.
 */
package io.metertwin.app.options;
