package vn.luutru.projection.register;

import vn.luutru.projection.Page;

/**
 * The answer to a search by words.
 *
 * @param reading how the words were understood; of an empty answer the first way that was tried
 */
public record WordsFound(Page<Resident> page, WordsReading reading) {}
