package vn.luutru.adapter.web.police;

import vn.luutru.adapter.web.Formats;
import vn.luutru.adapter.web.Html;
import vn.luutru.adapter.web.Language;
import vn.luutru.adapter.web.Texts;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.projection.register.Resident;

/** Pieces of the page that arrive while it is open. Each is one line, and all that was declared is escaped. */
final class LiveHtml {

    private LiveHtml() {}

    static String arrival(Texts texts, Language language, StayWords words, Resident stay) {
        StayLine line = words.line(stay);
        String tag = "";
        if (stay.documentType() == DocumentType.NONE) {
            tag = tag("warn", "ask", texts.text(language, "police.tag.papers"));
        } else if (stay.nationality() != null && !stay.nationality().equals(Vietnam.CODE)) {
            tag = tag("plain", "globe", texts.text(language, "police.tag.foreign"));
        }
        String place = line.room().isEmpty() ? line.establishment() : line.establishment() + ", " + line.room();
        return "<li><div><p class=\"lt-line\"><span class=\"lt-muted lt-small\">"
                + new Formats(language).time(stay.reportedAt())
                + "</span><button class=\"btn btn-link what p-0\" name=\"nguoi\" value=\"" + line.person() + "\">"
                + Html.escape(line.name()) + "</button><span>" + Html.escape(line.about())
                + "</span></p><p class=\"lt-muted\">" + Html.escape(place) + "</p></div>" + tag + "</li>";
    }

    static String alert(Texts texts, Language language, OpenAlerts.Alert alert) {
        String id = "b-" + alert.id();
        return "<section class=\"lt-alert mb-3\" role=\"alert\" aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">"
                + icon("bell") + Html.escape(texts.text(language, "police.alert.title")) + "</h2><p class=\"mb-1\"><b>"
                + Html.escape(alert.who()) + "</b> " + Html.escape(texts.text(language, "police.alert.at")) + " <b>"
                + Html.escape(alert.where()) + "</b> " + Html.escape(alert.time()) + ".</p><p class=\"mb-2 lt-small\">"
                + Html.escape(alert.about()) + "</p><p class=\"mb-0\"><a href=\"" + PoliceFrame.WATCH + "\">"
                + Html.escape(texts.text(language, "police.alert.open")) + "</a></p></section>";
    }

    /** The same in few words, with the way to all of them: an address without a fragment is opened anew on its own page too. */
    static String shortAlert(Texts texts, Language language, OpenAlerts.Alert card) {
        return "<div class=\"lt-note bad my-2\" role=\"alert\">" + icon("bell") + "<div><p><b>"
                + Html.escape(texts.text(language, "police.alert.title")) + ".</b> " + Html.escape(card.who()) + " "
                + Html.escape(texts.text(language, "police.alert.at")) + " " + Html.escape(card.where()) + " "
                + Html.escape(card.time()) + ". <a href=\"" + PoliceFrame.WATCH + "\">"
                + Html.escape(texts.text(language, "police.alert.open")) + "</a></p></div></div>";
    }

    /** Says that there are matches which are not shown here, and where they are. */
    static String moreAlerts(Texts texts, Language language) {
        return "<div class=\"lt-note warn mb-3\">" + icon("bell") + "<div><p>"
                + Html.escape(texts.text(language, "police.alert.more")) + " <a href=\"" + PoliceFrame.WATCH + "\">"
                + Html.escape(texts.text(language, "police.alert.open")) + "</a></p></div></div>";
    }

    private static String tag(String kind, String icon, String text) {
        return "<span class=\"lt-tag " + kind + "\">" + icon(icon) + Html.escape(text) + "</span>";
    }

    private static String icon(String name) {
        return "<svg class=\"lt-ico\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-" + name + "\"/></svg>";
    }
}
