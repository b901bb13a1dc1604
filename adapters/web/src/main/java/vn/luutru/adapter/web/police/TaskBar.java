package vn.luutru.adapter.web.police;

import java.time.Instant;

/**
 * The bar that says what an officer is at.
 *
 * @param purpose  in the page's language
 * @param caseFile as stated
 */
public record TaskBar(String purpose, String caseFile, Instant since, long minutesLeft) {}
