package vn.luutru.adapter.web.tourism;

/**
 * A statutory report in the list.
 *
 * @param name   of the form
 * @param period month or year in words
 * @param due    by when it is due, in words
 * @param state  how complete its figures are, in words
 * @param kind   the class of its tag: ok or warn
 * @param href   of its preview
 * @param file   of the workbook; empty while the period is not over
 */
public record ReportLine(String name, String period, String due, String state, String kind, String href, String file) {}
