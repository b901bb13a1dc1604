package vn.luutru.demo;

import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.FindingCode;

/**
 * A line of a bulk upload.
 *
 * @param json  without its line end
 * @param fault what is wrong with it on purpose, null if nothing is
 * @param field where, as a JSON pointer; empty for the whole line or when nothing is wrong
 */
public record GeneratedLine(String json, @Nullable FindingCode fault, String field) {

    static GeneratedLine sound(String json) {
        return new GeneratedLine(json, null, "");
    }
}
