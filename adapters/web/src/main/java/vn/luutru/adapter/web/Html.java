package vn.luutru.adapter.web;

import gg.jte.Content;

/** Small pieces of HTML that are made in Java. What is not ours is escaped. */
public final class Html {

    private Html() {}

    /** A text as it stands. */
    public static Content text(String text) {
        String escaped = escape(text);
        return output -> output.writeContent(escaped);
    }

    /** HTML of ours. */
    public static Content raw(String html) {
        return output -> output.writeContent(html);
    }

    /** A text for between tags and within quoted attributes. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
