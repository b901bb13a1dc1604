package vn.luutru.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luutru.declaration.code.EstablishmentType;
import vn.luutru.declaration.code.Regime;
import vn.luutru.declaration.establishment.Establishment;
import vn.luutru.declaration.establishment.EstablishmentId;

/** {@code generate --establishments FILE}: a vendor or a province brings its own list. */
class EstablishmentListTest {

    private static final String HEAD = "id,name,type,stars,regime,ward,zone,rooms,beds,remote,validFrom\n";
    private static final String HOTEL =
            "K-1,\"Khách sạn \"\"Mẫu\"\", Sầm Sơn\",HOTEL,3,LICENSED_LODGING,16531,,40,80,,\n";
    private static final String HOSPITAL =
            "B-1,Bệnh viện Mẫu,HOSPITAL,,RESIDENCE_ONLY,14758,,50,200,false,2025-07-01\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void a_list_from_a_spreadsheet_and_one_of_json_lines_mean_the_same() throws Exception {
        Establishment hotel = new Establishment(
                new EstablishmentId("K-1"),
                "Khách sạn \"Mẫu\", Sầm Sơn",
                EstablishmentType.HOTEL,
                3,
                Regime.LICENSED_LODGING,
                "16531",
                null,
                40,
                80,
                false,
                LocalDate.of(2025, 7, 1));

        assertThat(EstablishmentList.read(file("\uFEFF" + HEAD + HOTEL))).containsExactly(hotel);
        assertThat(EstablishmentList.read(file("""
                {"id": "K-1", "name": "Khách sạn \\"Mẫu\\", Sầm Sơn", "type": "HOTEL", "stars": 3,
                """.strip() + """
                 "regime": "LICENSED_LODGING", "ward": "16531", "zone": null, "rooms": 40, "beds": 80, "owner": "…"}
                """))).containsExactly(hotel);
        assertThat(EstablishmentList.read(file("""
                beds;rooms;ward;regime;type;name;id
                80;40;16531;LICENSED_LODGING;HOTEL;Khách sạn Mẫu;K-1
                """)))
                .extracting(Establishment::rooms)
                .containsExactly(40);
    }

    @Test
    void every_declaration_is_of_an_establishment_in_the_list() throws Exception {
        assertThat(generate(HEAD + HOTEL + HOSPITAL, "--lines", "2000", "--faults", "20"))
                .isZero();

        List<String> lines = Files.readAllLines(folder.resolve("day.ndjson"));
        assertThat(lines).hasSize(2_000);
        assertThat(Files.readAllLines(folder.resolve("day.ndjson.faults"))).hasSize(20);
        assertThat(lines.stream().filter(line -> line.contains("\"K-1\"")).count())
                .isGreaterThan(500);
        assertThat(lines.stream().filter(line -> line.contains("\"B-1\"")).count())
                .isPositive();
        assertThat(lines).noneMatch(line -> line.contains("\"38-16531-0001\""));
    }

    @Test
    void a_list_of_hospitals_only_has_guests_and_as_many_companions_as_was_asked_for() throws Exception {
        assertThat(generate(HEAD + HOSPITAL, "--lines", "1000", "--companions", "0"))
                .isZero();
        assertThat(count("\"role\":\"COMPANION\"")).isZero();
        assertThat(count("\"role\":\"INPATIENT\"")).isGreaterThan(900);

        assertThat(generate(HEAD + HOSPITAL, "--lines", "1000", "--companions", "60"))
                .isZero();
        assertThat(count("\"role\":\"COMPANION\"")).isBetween(450L, 750L);
    }

    @Test
    void what_is_wrong_is_reported_by_line_field_and_code_all_at_once_and_nothing_is_written() throws Exception {
        int status = generate(HEAD
                + HOTEL
                + "K-1,Hai lần,HOTEL,3,LICENSED_LODGING,16531,,40,80,,\n"
                + "\n"
                + "K 3,Mã sai,HOTEL,6,LICENSED_LODGING,00000,,x,80,perhaps,2025-13-01\n"
                + "K-4,,MOTEL,,LICENSED,16531,,40,,,\n"
                + "K-6,\"Nhà nghỉ\nhai dòng\",GUEST_HOUSE,2,LICENSED_LODGING,16531,,-1,80,,\n"
                + "K-8,Thừa ô,HOTEL,,LICENSED_LODGING,16531,,40,80,,,thừa\n"
                + "K-5,\"Không đóng,HOTEL,,LICENSED_LODGING,16531,,40,80,,\n"
                + "K-9,Sau,HOTEL,,LICENSED_LODGING,16531,,40,80,,\n");

        assertThat(status).isEqualTo(2);
        assertThat(printed().lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly(
                        "3 /id FIELD_DUPLICATE",
                        "5 /id ESTABLISHMENT_MALFORMED",
                        "5 /ward WARD_UNKNOWN",
                        "5 /rooms PARAMETER_MALFORMED",
                        "5 /remote PARAMETER_MALFORMED",
                        "5 /validFrom DATE_MALFORMED",
                        "6 /name FIELD_REQUIRED",
                        "6 /type CODE_UNKNOWN",
                        "6 /regime CODE_UNKNOWN",
                        "6 /beds FIELD_REQUIRED",
                        "7 /stars PARAMETER_MALFORMED",
                        "7 /rooms PARAMETER_MALFORMED",
                        "9  CSV_MALFORMED",
                        "10 /type FIELD_REQUIRED",
                        "10 /regime FIELD_REQUIRED",
                        "10 /ward FIELD_REQUIRED",
                        "10 /rooms FIELD_REQUIRED",
                        "10 /beds FIELD_REQUIRED",
                        "10  CSV_MALFORMED");
        assertThat(printed()).contains("danh mục", "Not one of the codes");
        assertThat(folder.resolve("day.ndjson")).doesNotExist();
    }

    @Test
    void a_line_break_within_quotation_marks_belongs_to_the_cell() throws Exception {
        assertThat(EstablishmentList.read(file(HEAD + HOTEL.replace(", Sầm Sơn", "\nSầm Sơn") + HOSPITAL)))
                .extracting(Establishment::name)
                .containsExactly("Khách sạn \"Mẫu\" Sầm Sơn", "Bệnh viện Mẫu");
    }

    @Test
    void a_line_that_is_not_json_is_reported_by_its_number() throws Exception {
        assertThat(generate("{\"id\": \"K-7\"}\n\n{\"id\": \"K-8\"\n")).isEqualTo(2);
        assertThat(printed().lines()).anyMatch(line -> line.startsWith("3  JSON_MALFORMED"));
    }

    @Test
    void an_empty_list_and_a_list_without_ids_are_no_lists() throws Exception {
        assertThat(generate("")).isEqualTo(2);
        assertThat(generate("name;type\nKhách sạn Mẫu;HOTEL\n")).isEqualTo(2);
        assertThat(printed().lines()).hasSize(2).allMatch(line -> line.startsWith("1 /id FIELD_REQUIRED"));
    }

    @Test
    void a_call_that_cannot_be_meant_is_answered_with_how_it_is_done() throws Exception {
        for (String[] call : new String[][] {
            {"--establishment", "x"},
            {"--lines"},
            {"--lines", "many"},
            {"--lines", "-1"},
            {"--companions", "101"},
            {"--date", "yesterday"},
            {"--establishments", folder.resolve("missing.csv").toString()}
        }) {
            said.reset();
            assertThat(GenerateDeclarations.run(call, new PrintStream(said, true, StandardCharsets.UTF_8)))
                    .isEqualTo(2);
            assertThat(printed()).contains("--establishments=FILE").doesNotContain("\tat ");
        }
    }

    private int generate(String list, String... more) throws Exception {
        List<String> call = new ArrayList<>(List.of(
                "--establishments",
                file(list).toString(),
                "--out",
                folder.resolve("day.ndjson").toString(),
                "--date",
                "2026-07-04"));
        call.addAll(List.of(more));
        return GenerateDeclarations.run(
                call.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private long count(String piece) throws Exception {
        return Files.readAllLines(folder.resolve("day.ndjson")).stream()
                .filter(line -> line.contains(piece))
                .count();
    }

    private String printed() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("establishments"), text);
    }
}
