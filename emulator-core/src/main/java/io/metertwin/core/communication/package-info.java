/**
 * What has come over the meter's communication ports (manual 9.5): counted by the surfaces, shown in every snapshot.
 */
package io.metertwin.core.communication;
