package vn.luutru.declaration;

import java.text.Normalizer;

/** How a name is looked for: without marks, case and punctuation, since who asks rarely types them as they are. */
public final class NameKey {

    private NameKey() {}

    /**
     * The key of a name, for example {@code nguyen van thu} for "Nguyễn Văn Thử". Letters and digits of every script
     * remain, in lower case; everything between them is one space. Đ becomes d, which Unicode does not take apart.
     */
    public static String of(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
        StringBuilder key = new StringBuilder(apart.length());
        boolean gap = false;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !key.isEmpty()) {
                    key.append(' ');
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
