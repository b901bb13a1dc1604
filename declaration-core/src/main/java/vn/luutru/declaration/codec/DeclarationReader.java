package vn.luutru.declaration.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/**
 * Reads declarations as operators send them: a line of a bulk upload, or the body of a single call.
 *
 * <p>Reading checks form only: what is JSON, a date, a known code. Whether the facts make sense is for the decider. All
 * that is wrong with the form is found in one go. Members that are not known are passed over with a warning.
 */
public final class DeclarationReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    private DeclarationReader() {}

    /** A line of a bulk upload, without its line end: it names its type, establishment and reference itself. */
    public static ParsedDeclaration line(byte[] bytes, int from, int length) {
        return read(bytes, from, length, null, null, null);
    }

    /** The body of a call whose address names the stay. */
    public static ParsedDeclaration body(
            DeclarationType type, EstablishmentId establishment, String reference, byte[] bytes) {
        return read(bytes, 0, bytes.length, type, establishment.value(), reference);
    }

    private static ParsedDeclaration read(
            byte[] bytes,
            int from,
            int length,
            @Nullable DeclarationType type,
            @Nullable String establishment,
            @Nullable String reference) {
        if (!Utf8.isValid(bytes, from, length)) {
            return unreadable(FindingCode.UTF8_INVALID, establishment, reference);
        }
        DeclarationMembers members = new DeclarationMembers(length);
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes, from, length)) {
            JsonToken first = in.nextToken();
            if (first != JsonToken.START_OBJECT) {
                boolean list = type == null && first == JsonToken.START_ARRAY;
                return unreadable(
                        list ? FindingCode.DECLARATIONS_WRAPPED : FindingCode.JSON_MALFORMED, establishment, reference);
            }
            members.read(new JsonMembers(in));
            if (in.nextToken() != null) {
                return unreadable(FindingCode.JSON_MALFORMED, establishment, reference);
            }
        } catch (JacksonException e) {
            // The parser's message quotes the line, which may name a guest: the code says enough.
            return unreadable(FindingCode.JSON_MALFORMED, establishment, reference);
        }
        return DeclarationInput.of(members, type, establishment, reference);
    }

    private static ParsedDeclaration unreadable(
            FindingCode code, @Nullable String establishment, @Nullable String reference) {
        return new ParsedDeclaration(null, null, establishment, reference, List.of(Finding.of(code, "")));
    }
}
