/**
 * What a type test leaves behind: a page to read and print, JSON and CSV for programs, a summary for the terminal. The
 * same certificate always gives the same bytes. Called by {@code metertwin certify}.
 */
package io.metertwin.app.certify.report;
