package vn.luutru.access.watch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Scope;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.declaration.validation.TextCheck;

/**
 * An entry of the watch list as an officer fills it in; each part is null or blank where nothing was.
 *
 * @param number    of a paper: then there is neither a name nor a date of birth
 * @param name      of a person, with their date of birth
 * @param born      {@code yyyy} or {@code yyyy-MM-dd}
 * @param owner     the unit that looks for them
 * @param basis     the decision that it does so by
 * @param wards     where a match is reported; empty for the whole of the officer's territory
 * @param expiresOn the last local day, at most two years from today
 */
public record WatchDraft(
        @Nullable String number,
        @Nullable String name,
        @Nullable String born,
        @Nullable String owner,
        @Nullable String basis,
        Set<String> wards,
        @Nullable String expiresOn) {

    /** The longest time that somebody is looked for without a new decision. */
    public static final int MAX_YEARS = 2;

    private static final int MAX_TEXT = 120;
    private static final int MIN_NUMBER = 5;
    private static final int MAX_NUMBER = 30;

    public WatchDraft {
        wards = Set.copyOf(wards);
    }

    /** What is wrong with it, each with the field that it is about; nothing if it may be recorded. */
    List<Finding> findings(Scope scope, LocalDate today) {
        List<Finding> findings = new ArrayList<>();
        boolean byNumber = text(number) != null;
        if (byNumber && text(name) != null) {
            findings.add(Finding.of(FindingCode.FIELD_NOT_ALLOWED, "/name"));
        } else if (byNumber) {
            number(findings);
        } else {
            required(findings, name, "/name");
            if (text(name) != null && NameKey.of(name == null ? "" : name).isEmpty()) {
                findings.add(Finding.of(FindingCode.NAME_WITHOUT_LETTERS, "/name"));
            }
            required(findings, born, "/born");
            if (text(born) != null && birthDate() == null) {
                findings.add(Finding.of(FindingCode.DATE_MALFORMED, "/born"));
            }
        }
        required(findings, owner, "/owner");
        required(findings, basis, "/basis");
        territory(findings, scope);
        expiry(findings, today);
        return findings;
    }

    private void number(List<Finding> findings) {
        int length =
                InputNormalizer.documentNumber(number == null ? "" : number).length();
        if (length < MIN_NUMBER) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, "/number"));
        } else if (length > MAX_NUMBER) {
            findings.add(Finding.of(FindingCode.FIELD_TOO_LONG, "/number", Integer.toString(MAX_NUMBER)));
        }
    }

    private static void required(List<Finding> findings, @Nullable String written, String field) {
        String text = text(written);
        if (text == null) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, field));
        } else if (text.length() > MAX_TEXT) {
            findings.add(Finding.of(FindingCode.FIELD_TOO_LONG, field, Integer.toString(MAX_TEXT)));
        } else if (TextCheck.hasInvisible(text)) {
            findings.add(Finding.of(FindingCode.FIELD_CONTROL_CHARACTERS, field));
        }
    }

    private void territory(List<Finding> findings, Scope scope) {
        for (String ward : wards) {
            if (!CodeTables.WARDS.knows(ward)) {
                findings.add(Finding.of(FindingCode.CODE_UNKNOWN, "/wards", "/v1/code-tables/wards"));
            } else if (!scope.coversWard(ward)) {
                findings.add(Finding.of(FindingCode.TERRITORY_OUT_OF_SCOPE, "/wards"));
            }
        }
    }

    private void expiry(List<Finding> findings, LocalDate today) {
        if (text(expiresOn) == null) {
            findings.add(Finding.of(FindingCode.FIELD_REQUIRED, "/expiresOn"));
            return;
        }
        LocalDate last = lastDay();
        if (last == null) {
            findings.add(Finding.of(FindingCode.DATE_MALFORMED, "/expiresOn"));
        } else if (last.isBefore(today) || last.isAfter(today.plusYears(MAX_YEARS))) {
            findings.add(Finding.of(
                    FindingCode.DAY_OUT_OF_RANGE,
                    "/expiresOn",
                    today.toString(),
                    today.plusYears(MAX_YEARS).toString()));
        }
    }

    /** Null if it cannot be read. */
    @Nullable
    BirthDate birthDate() {
        String text = text(born);
        try {
            return text == null ? null : BirthDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null if it cannot be read. */
    @Nullable
    LocalDate lastDay() {
        String text = text(expiresOn);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Codes separated by commas; null for the whole province. */
    @Nullable
    String territory(Scope scope) {
        if (!wards.isEmpty()) {
            return String.join(",", new TreeSet<>(wards));
        }
        return scope instanceof Scope.Wards named ? String.join(",", new TreeSet<>(named.codes())) : null;
    }

    static @Nullable String text(@Nullable String written) {
        String text = written == null ? "" : InputNormalizer.text(written);
        return text.isEmpty() ? null : text;
    }

    /** Without who is looked for. */
    @Override
    public String toString() {
        return "WatchDraft";
    }
}
