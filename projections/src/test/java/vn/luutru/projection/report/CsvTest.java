package vn.luutru.projection.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final Pattern FORMULA =
            Pattern.compile("[ \u00a0]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                ";=1+1",
                "a;=1+1",
                "a; =1+1",
                "a,=1+1",
                "a\t=1+1",
                "a|@SUM(A1)",
                "a\n+1",
                "a\r-1",
                "\"=1+1",
                "a\";=1+1;\"",
                " =1+1",
                "\uff1d1+1",
                ";\uff0b1",
                "-1;-2;-3",
                "=;=;=",
            })
    void no_cell_begins_with_a_formula_whichever_separator_a_spreadsheet_takes(String words) {
        String line = line(words, "x");
        for (String separator : List.of(",", ";", "\t", "|", "\n", "\r")) {
            assertThat(Arrays.stream(line.split(Pattern.quote(separator))).map(CsvTest::unquoted))
                    .as(separator)
                    .noneMatch(cell -> FORMULA.matcher(cell).matches());
        }
    }

    @Test
    void ordinary_texts_stay_as_they_are() {
        assertThat(line("Khách sạn Biển-Xanh 2+1 (a@b)", 12, null, -3))
                .isEqualTo("Khách sạn Biển-Xanh 2+1 (a@b),12,,-3");
        assertThat(line("a,b", "c\"d")).isEqualTo("\"a,b\",\"c\"\"d\"");
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"") ? cell.substring(1) : cell;
    }

    private static String line(Object... cells) {
        List<String> head = java.util.stream.IntStream.range(0, cells.length)
                .mapToObj(column -> "h" + column)
                .toList();
        String file = new String(Csv.of(new Table("t", "t", head).row(cells)), StandardCharsets.UTF_8);
        return file.substring(file.indexOf("\r\n") + 2, file.length() - 2);
    }
}
