/**
 * The lab port: what no device has - the truth behind every value - for people and programs that test with the twin.
 */
package io.metertwin.app.lab;
