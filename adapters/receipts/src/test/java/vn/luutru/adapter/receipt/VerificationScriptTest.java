package vn.luutru.adapter.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.receipt.PublishedKey;

/** Whoever has the published keys verifies a receipt with twenty lines in another language. */
class VerificationScriptTest {

    /** @param folder of the script and the keys */
    private static String verify(Path folder, String link) throws Exception {
        Process node = new ProcessBuilder("node", "verify.mjs", link)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return output.strip();
    }

    @Test
    void twenty_lines_of_javascript_verify_a_receipt_and_refuse_a_changed_one(@TempDir Path folder) throws Exception {
        assumeTrue(hasNode(), "node is not installed");
        SigningKeys keys = Samples.keys();
        byte[] cose = keys.sign(Samples.claims()).cose();
        PublishedKey key = keys.keys().getFirst();
        Files.writeString(
                folder.resolve("keys.json"),
                "{\"keys\":[{\"kid\":\"" + HexFormat.of().formatHex(key.id())
                        + "\",\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey()) + "\"}]}");
        String script;
        try (InputStream in = Objects.requireNonNull(VerificationScriptTest.class.getResourceAsStream("verify.mjs"))) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(script.lines().count()).isLessThanOrEqualTo(20);
        Files.writeString(folder.resolve("verify.mjs"), script);

        assertThat(verify(
                        folder, ReceiptLink.of(cose, Samples.SERVICE).address().toString()))
                .isEqualTo("GENUINE 16MJP-4K7W2Q9XB");
        byte[] later = cose.clone();
        later[cose.length - 70]++; // A byte of the claims.
        assertThat(verify(
                        folder, ReceiptLink.of(later, Samples.SERVICE).address().toString()))
                .isEqualTo("REFUSED");
    }

    private static boolean hasNode() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
