package vn.luutru.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The files of this module as the jar has them. */
public final class Modules {

    /** Everything that pages get. */
    public static final List<String> NAMES = List.of("rules.js", "qr.js", "qr-worker.js", "scanner.js");

    private static final String FOLDER = "/META-INF/luutru/browser/";

    private Modules() {}

    /** The content of one. */
    public static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Modules.class.getResourceAsStream(FOLDER + name), "Not built: " + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts them below {@code /modules/}, with an empty page at {@code /modules.html}. */
    public static StaticOrigin serve(StaticOrigin origin) {
        NAMES.forEach(name -> origin.with("/modules/" + name, bytes(name)));
        return origin.with(
                "/modules.html",
                "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Mô-đun</title><body></body></html>");
    }
}
