/**
 * The truth channel: what was really synthesized, so that every reading can be compared with it.
 */
package io.metertwin.signal.truth;
