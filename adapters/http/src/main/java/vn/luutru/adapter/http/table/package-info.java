/** Figures as files for spreadsheets: CSV for programs, sheets with headings and definitions for people. */
@NullMarked
package vn.luutru.adapter.http.table;

import org.jspecify.annotations.NullMarked;
