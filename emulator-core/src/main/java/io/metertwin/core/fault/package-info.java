/** What can be wrong with the device itself, as data that a test or a user injects. */
package io.metertwin.core.fault;
