/**
 * What a meter keeps without power: named sections of bytes in two copies, so that neither a crash nor a damaged file
 * loses more than the last checkpoint. Knows nothing of what the sections mean.
 */
package io.metertwin.core.storage;
