package vn.luutru.declaration.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.Findings;

/** Whatever a scanner types: no crash, and a finding where nothing was read. */
class CaptureFuzzTest {

    @Property
    void any_text_is_a_card_or_a_finding(@ForAll String text) {
        sensible(Scans.card(text));
    }

    @Property(tries = 3_000)
    void a_card_with_something_changed_is_read_or_a_finding(@ForAll("nearCards") String text) {
        sensible(Scans.card(text));
    }

    @Property
    void any_lines_are_a_zone_or_a_finding(@ForAll List<String> lines) {
        sensible(Scans.zone(lines));
    }

    @Property(tries = 3_000)
    void a_zone_with_something_changed_is_read_or_a_finding(@ForAll("nearZones") List<String> lines) {
        sensible(Scans.zone(lines));
    }

    private static void sensible(Capture read) {
        boolean errors = Finding.anyRefuses(read.findings());
        assertThat(read.outcome())
                .isEqualTo(
                        read.guest().fields().isEmpty()
                                ? CaptureOutcome.UNREAD
                                : errors ? CaptureOutcome.PARTLY_READ : CaptureOutcome.READ);
        assertThat(read.outcome() == CaptureOutcome.UNREAD && !errors).isFalse();
        assertThat(read.sources().keySet()).isEqualTo(read.guest().fields());
        for (Finding finding : read.findings()) {
            assertThat(finding.field()).startsWith("/");
            for (Locale locale : List.of(Locale.ENGLISH, Locale.of("vi"))) {
                assertThat(Findings.text(finding, locale)).doesNotContain("{", "}");
            }
        }
        for (Field field : read.guest().fields()) {
            if (read.guest().get(field) instanceof String text) {
                assertThat(text).isNotBlank().isEqualTo(text.strip());
            }
        }
    }

    @Provide
    static Arbitrary<String> nearCards() {
        return changed(Arbitraries.of(Scans.CARD, Scans.NEW_CARD, Scans.CARD + "|a|b|c|d"));
    }

    @Provide
    static Arbitrary<List<String>> nearZones() {
        return Arbitraries.of(Scans.ICAO_TD1, Scans.ICAO_TD2, Scans.ICAO_TD3, Scans.VIETNAMESE_CARD, Scans.ICAO_VISA_A)
                .flatMap(lines -> Combinators.combine(lines.stream()
                                .map(line -> changed(Arbitraries.just(line)))
                                .toList())
                        .as(ArrayList::new));
    }

    /** A few characters replaced, left out or put in. */
    private static Arbitrary<String> changed(Arbitrary<String> texts) {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(2),
                Arbitraries.of(
                        "|", "?", "<", "0", "A", "K", "&#7877;", "&#x110000;", "Ã", "\ufffd", "\ud83d", "]Q1", ""));
        return Combinators.combine(
                        texts,
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 3),
                        piece)
                .as((text, at, length, put) -> {
                    int from = Math.min(at, text.length());
                    int to = Math.min(text.length(), from + length);
                    return text.substring(0, from) + put + text.substring(to);
                });
    }
}
