/**
 * Which device this is: model codes and what a family's profile says of inputs, supply and terminals.
 */
package io.metertwin.core.device;
