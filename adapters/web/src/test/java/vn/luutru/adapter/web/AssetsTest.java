package vn.luutru.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

class AssetsTest {

    private final Assets assets = new Assets(new Texts());
    private final AssetsController controller = new AssetsController(assets);

    @Test
    void the_style_sheets_the_marks_and_the_texts_are_there() {
        assertThat(assets.names())
                .contains(
                        "css/bootstrap.css",
                        "css/luutru.css",
                        "img/icon.svg",
                        "img/icon-512.png",
                        "texts/shell.ko.json");
    }

    @Test
    void a_browser_keeps_a_file_without_asking_again_and_gets_it_packed() throws Exception {
        ResponseEntity<byte[]> packed = controller.file(assets.hash(), "/css/luutru.css", "gzip, br");
        ResponseEntity<byte[]> plain = controller.file(assets.hash(), "/css/luutru.css", null);
        assertThat(packed.getHeaders().getCacheControl()).contains("immutable").contains("max-age=31536000");
        assertThat(packed.getHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.getHeaders().getVary()).contains("Accept-Encoding");
        assertThat(plain.getHeaders().getFirst("Content-Encoding")).isNull();
        byte[] body = Objects.requireNonNull(plain.getBody());
        try (var unzip = new GZIPInputStream(new ByteArrayInputStream(Objects.requireNonNull(packed.getBody())))) {
            assertThat(unzip.readAllBytes()).isEqualTo(body);
        }
    }

    @Test
    void a_manifest_and_a_module_have_the_types_that_browsers_ask_for() {
        assertThat(Asset.of("a.webmanifest", new byte[0]).type()).isEqualTo("application/manifest+json");
        assertThat(Asset.of("a.js", new byte[0]).type()).startsWith("text/javascript");
        assertThatThrownBy(() -> Asset.of("a.exe", new byte[0])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_file_of_another_release_or_outside_the_folder_is_not_found() {
        for (String name : new String[] {"/css/none.css", "/../application.yaml", "/", "/css/../css/luutru.css"}) {
            assertThatThrownBy(() -> controller.file(assets.hash(), name, null))
                    .isInstanceOf(ResponseStatusException.class);
        }
        assertThatThrownBy(() -> controller.file("0000000000000000", "/css/luutru.css", null))
                .isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void the_same_files_have_the_same_address() {
        assertThat(new Assets(new Texts()).hash()).isEqualTo(assets.hash());
    }

    @Test
    void our_style_sheet_asks_no_other_origin() {
        String css = new String(
                Objects.requireNonNull(
                        controller.file(assets.hash(), "/css/luutru.css", null).getBody()),
                StandardCharsets.UTF_8);
        assertThat(css.replace("http://www.w3.org/2000/svg", "").replaceAll("'http:'", ""))
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("@import");
    }
}
