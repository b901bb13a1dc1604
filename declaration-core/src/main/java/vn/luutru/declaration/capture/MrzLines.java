package vn.luutru.declaration.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.finding.Finding;
import vn.luutru.declaration.finding.FindingCode;

/** The lines of a machine-readable zone as they were typed or scanned, brought to the form of the standard. */
final class MrzLines {

    /** Where the finding of a whole zone stands. */
    static final String LINES = "/lines";

    /** Longer texts are no zone, whatever else they are. */
    private static final int MAX_TEXT_LENGTH = 1_000;

    private final DocumentFormat format;
    private final List<String> lines;

    private MrzLines(DocumentFormat format, List<String> lines) {
        this.format = format;
        this.lines = lines;
    }

    /**
     * The zone that some lines are. Blanks, line breaks and control characters are dropped, small letters made capital;
     * a zone may come as one line. The line of the name alone may have lost fillers at its end, or have too many.
     *
     * @param findings takes what is wrong
     * @return null if something is
     */
    static @Nullable MrzLines of(List<String> typed, List<Finding> findings) {
        List<String> lines = lines(typed);
        DocumentFormat format = format(lines);
        if (format == null) {
            findings.add(Finding.of(FindingCode.MRZ_NOT_RECOGNISED, LINES));
            return null;
        }
        List<String> whole = new ArrayList<>(lines);
        int name = nameLine(format);
        whole.set(name, fitted(lines.get(name), format.length()));
        for (int i = 0; i < whole.size(); i++) {
            check(whole.get(i), i, format, findings);
        }
        return findings.isEmpty() ? new MrzLines(format, whole) : null;
    }

    DocumentFormat format() {
        return format;
    }

    /** Characters of a line, both counted from 1, the last one included. */
    String text(int line, int from, int to) {
        return lines.get(line - 1).substring(from - 1, to);
    }

    char at(int line, int position) {
        return lines.get(line - 1).charAt(position - 1);
    }

    /** Of the lines counted from 0. */
    private static int nameLine(DocumentFormat format) {
        return format == DocumentFormat.TD1 ? 2 : 0;
    }

    private static void check(String line, int index, DocumentFormat format, List<Finding> findings) {
        String number = Integer.toString(index + 1);
        if (line.length() != format.length()) {
            findings.add(Finding.of(
                    FindingCode.MRZ_LINE_LENGTH, LINES + "/" + index, number, Integer.toString(format.length())));
            return;
        }
        for (int i = 0; i < line.length(); i++) {
            if (CheckDigits.value(line.charAt(i)) < 0) {
                findings.add(Finding.of(
                        FindingCode.MRZ_CHARACTER_INVALID, LINES + "/" + index, number, Integer.toString(i + 1)));
                return;
            }
        }
    }

    private static @Nullable DocumentFormat format(List<String> lines) {
        if (lines.size() == DocumentFormat.TD1.lines()) {
            return DocumentFormat.TD1;
        }
        if (lines.size() != 2) {
            return null;
        }
        int middle = (DocumentFormat.TD2.length() + DocumentFormat.TD3.length()) / 2;
        return lines.get(1).length() > middle ? DocumentFormat.TD3 : DocumentFormat.TD2;
    }

    private static List<String> lines(List<String> typed) {
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (String text : typed) {
            length += text.length();
            if (length > MAX_TEXT_LENGTH) {
                return List.of();
            }
            for (String line : text.split("[\r\n]")) {
                String clean = clean(line);
                if (!clean.isEmpty()) {
                    lines.add(clean);
                }
            }
        }
        return lines.size() == 1 ? cut(lines.getFirst()) : lines;
    }

    /** A zone that came without line breaks. */
    private static List<String> cut(String zone) {
        for (DocumentFormat format : List.of(DocumentFormat.TD1, DocumentFormat.TD2, DocumentFormat.TD3)) {
            if (zone.length() == format.lines() * format.length()) {
                List<String> lines = new ArrayList<>();
                for (int from = 0; from < zone.length(); from += format.length()) {
                    lines.add(zone.substring(from, from + format.length()));
                }
                return lines;
            }
        }
        return List.of();
    }

    private static String clean(String line) {
        StringBuilder clean = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > ' ' && c != 0x7F && c != 0xA0 && c != '\ufeff') {
                clean.append(c);
            }
        }
        return clean.toString().toUpperCase(Locale.ROOT);
    }

    private static String fitted(String line, int length) {
        if (line.length() < length) {
            return line + "<".repeat(length - line.length());
        }
        int end = line.length();
        while (end > length && line.charAt(end - 1) == CheckDigits.FILLER) {
            end--;
        }
        return line.substring(0, end);
    }
}
