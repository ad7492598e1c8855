/**
 * Settings of whole meters as JSON files, written and read by {@code metertwin settings} (manual 6.1: batch distribution
 * and import of a backup).
 */
package io.metertwin.app.settings;
