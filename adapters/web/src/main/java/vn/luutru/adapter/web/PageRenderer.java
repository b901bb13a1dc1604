package vn.luutru.adapter.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/** Makes pages from templates. */
public final class PageRenderer {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final Duration COOKIE_MAX_AGE = Duration.ofDays(365);

    private final TemplateEngine engine;
    private final Texts texts;
    private final Assets assets;
    private final boolean demo;

    /** @param demo whether pages are marked as the demo's */
    public PageRenderer(Texts texts, Assets assets, boolean demo) {
        this.engine = TemplateEngine.createPrecompiled(ContentType.Html);
        this.texts = texts;
        this.assets = assets;
        this.demo = demo;
    }

    /** A page with status 200. */
    public ResponseEntity<byte[]> page(PageRequest request, String template, Map<String, ?> model) {
        return page(HttpStatus.OK, request, template, model);
    }

    /**
     * A page.
     *
     * @param template the file, for example {@code home/home.jte}
     * @param model    the template's parameters; {@code shell} is added
     */
    public ResponseEntity<byte[]> page(
            HttpStatusCode status, PageRequest request, String template, Map<String, ?> model) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(HTML);
        headers.set(HttpHeaders.CONTENT_LANGUAGE, request.language().tag());
        headers.set(HttpHeaders.VARY, "Accept-Language, Cookie");
        PageHeaders.set(headers);
        remember(headers, request);
        return new ResponseEntity<>(render(request, template, model), headers, status);
    }

    /** The page itself. */
    byte[] render(PageRequest request, String template, Map<String, ?> model) {
        Map<String, Object> parameters = new HashMap<>(model);
        parameters.put("shell", new Shell(request, texts, assets, demo));
        StringOutput output = new StringOutput(16 * 1024);
        engine.render(template, parameters, output);
        return output.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A choice that stands in the address is kept for the next pages. */
    private static void remember(HttpHeaders headers, PageRequest request) {
        Language language = Language.of(request.parameter(PageRequest.LANGUAGE));
        if (language != null) {
            headers.add(HttpHeaders.SET_COOKIE, cookie(request, PageRequest.LANGUAGE, language.tag()));
        }
        Theme theme = Theme.of(request.parameter(PageRequest.THEME));
        if (theme != null) {
            headers.add(HttpHeaders.SET_COOKIE, cookie(request, PageRequest.THEME, theme.word()));
        }
    }

    private static String cookie(PageRequest request, String name, String value) {
        return ResponseCookie.from(name, value)
                .path("/")
                .maxAge(COOKIE_MAX_AGE)
                .secure(request.encrypted())
                .sameSite("Lax")
                .build()
                .toString();
    }

    /** Texts, numbers and names in the language of an answer. */
    public PageWords words(PageRequest request) {
        return new PageWords(texts, request.language());
    }

    /** The texts of the pages. */
    public Texts texts() {
        return texts;
    }
}
