package vn.luutru.adapter.web.guest;

/**
 * One answer on the review.
 *
 * @param label what was asked
 * @param value the answer in words
 * @param step  the last part of the address of its question
 */
public record ReviewRow(String label, String value, String step) {}
