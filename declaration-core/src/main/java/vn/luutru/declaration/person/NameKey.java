package vn.luutru.declaration.person;

import java.text.Normalizer;

/** How a name is looked for: without marks, case and punctuation, since who asks rarely types them as they are. */
public final class NameKey {

    private static final char GAP = ' ';

    /** Of characters that are left out and part nothing. */
    private static final char LEFT_OUT = '\uffff';

    /** What becomes of each Latin character wherever it stands; 0 of those that become several, and of all others. */
    private static final char[] PLAIN = new char[0x1F00];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            if (NameScripts.isLatin(c)) {
                String between = decomposed("a" + c + "b");
                PLAIN[c] = between.length() == 2 ? LEFT_OUT : between.length() == 3 ? between.charAt(1) : 0;
            }
        }
    }

    private NameKey() {}

    /**
     * The key of a name, for example {@code nguyen van thu} for "Nguyễn Văn Thử". Letters and digits of every script
     * remain, in lower case; everything between them is one space. Đ becomes d, which Unicode does not take apart.
     */
    public static String of(String name) {
        StringBuilder key = new StringBuilder(name.length());
        boolean gap = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            char plain = c < PLAIN.length ? PLAIN[c] : 0;
            if (plain == 0) {
                return decomposed(name);
            } else if (plain == GAP) {
                gap = true;
            } else if (plain != LEFT_OUT) {
                if (gap && !key.isEmpty()) {
                    key.append(GAP);
                }
                gap = false;
                key.append(plain);
            }
        }
        return key.toString();
    }

    /** The same by Unicode's decomposition, which takes longer, for whatever name. */
    static String decomposed(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder(apart.length());
        boolean gap = false;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !key.isEmpty()) {
                    key.append(GAP);
                }
                gap = false;
                key.appendCodePoint(plain(Character.toLowerCase(c)));
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '\u2019') {
                gap = true;
            }
        }
        return key.toString();
    }

    private static int plain(int c) {
        return switch (c) {
            case 'đ', 'ð' -> 'd';
            case 'ø' -> 'o';
            case 'ł' -> 'l';
            case 'ı' -> 'i';
            default -> c;
        };
    }
}
