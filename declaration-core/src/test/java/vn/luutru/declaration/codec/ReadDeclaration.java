package vn.luutru.declaration.codec;

import java.nio.charset.StandardCharsets;
import vn.luutru.declaration.Samples;

/** A declaration as it is read: one line of an upload, or the body of a call on the stay {@code R-1}. */
final class ReadDeclaration {

    /** What names the stay in a line. */
    static final String HEAD = "\"establishmentId\": \"38-16531-0001\", \"reference\": \"R-1\"";

    private ReadDeclaration() {}

    static ParsedDeclaration line(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return DeclarationReader.line(bytes, 0, bytes.length);
    }

    static ParsedDeclaration body(DeclarationType type, String json) {
        return DeclarationReader.body(
                type, Samples.ESTABLISHMENT, "R-1", json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8));
    }
}
