package vn.luutru.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The units of systemd. */
class UnitsTest {

    private static final Pattern SET = Pattern.compile("^Environment=([A-Z_]+)=", Pattern.MULTILINE);
    private static final Pattern EXPOSURE = Pattern.compile("exposure level for \\S+: (\\d+\\.\\d)");

    private static final Pattern WRITTEN = Pattern.compile("^ReadWritePaths=(.+)$", Pattern.MULTILINE);

    private static final Pattern SPACE = Pattern.compile(" ");

    /** The service's own unit makes it, as its state directory. */
    private static final String DATA = "/var/lib/luutru";

    @TempDir
    private static Path folder;

    @Test
    void everything_that_they_set_is_a_setting_of_the_service() throws Exception {
        KnownSettings known = KnownSettings.all();
        String unit = Files.readString(DeployedFiles.path("deploy/systemd/luutru.service"));
        Matcher set = SET.matcher(unit);
        assertThat(set.results().map(found -> found.group(1)))
                .contains("LUUTRU_DATA", "SPRING_CONFIG_IMPORT", "SPRING_PROFILES_ACTIVE")
                .allMatch(known::has);
        assertThat(unit).contains("LoadCredential=luutru.master-key:").doesNotContain("MASTERKEY");
        assertThat(known.has("LUUTRU_MASTERKEY")).isTrue();
        assertThat(known.has("LUUTRU_MASTER_KEI")).isFalse();
    }

    /** A unit that may write to a folder does not start without it. */
    @Test
    void the_page_on_one_server_installs_each_of_them_and_makes_the_folders_that_they_write_to() throws Exception {
        String page = Files.readString(DeployedFiles.path("docs/operations/one-server.md"));
        try (Stream<Path> units = Files.list(DeployedFiles.path("deploy/systemd"))) {
            for (Path unit : units.toList()) {
                assertThat(page).containsPattern("install -m 644.* deploy/systemd/" + unit.getFileName() + " ");
                WRITTEN.matcher(Files.readString(unit))
                        .results()
                        .flatMap(found -> SPACE.splitAsStream(found.group(1)))
                        .filter(written -> !written.equals(DATA))
                        .forEach(written -> assertThat(page).containsPattern("install -d .*" + written + "\n"));
            }
        }
        assertThat(Files.readString(DeployedFiles.path("deploy/systemd/luutru.service")))
                .contains("StateDirectory=luutru");
    }

    @Test
    void systemd_understands_them_and_finds_them_closed() throws Exception {
        assumeTrue(ran("systemd-analyze", "--version").status() == 0, "systemd-analyze is not here");
        // It asks for the programs that units start: on a machine without our jar, those of this test.
        for (String name : new String[] {"luutru.service", "luutru-backup.service", "luutru-backup.timer"}) {
            String unit = Files.readString(DeployedFiles.path("deploy/systemd/" + name));
            Files.writeString(folder.resolve(name), unit.replace("/usr/bin/java", "/bin/true"));
        }
        for (String name : new String[] {"luutru.service", "luutru-backup.service", "luutru-backup.timer"}) {
            Ran verified = ran(
                    "systemd-analyze",
                    "verify",
                    "--man=no",
                    folder.resolve(name).toString());
            assertThat(verified.status()).as(verified.output()).isZero();
            assertThat(verified.output()).doesNotContain(folder.toString());
        }
        Ran security = ran(
                "systemd-analyze",
                "security",
                "--offline=true",
                folder.resolve("luutru.service").toString());
        Matcher exposure = EXPOSURE.matcher(security.output());
        assertThat(exposure.find()).as(security.output()).isTrue();
        assertThat(Double.parseDouble(exposure.group(1))).isLessThan(2.0);
    }

    private record Ran(int status, String output) {}

    private static Ran ran(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException e) {
            return new Ran(127, e.toString());
        }
    }
}
