package vn.luutru.browser.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import vn.luutru.declaration.Stay;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.capture.CardQrReader;
import vn.luutru.declaration.capture.MrzReader;
import vn.luutru.declaration.code.CodeTable;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.codec.DeclarationInput;
import vn.luutru.declaration.codec.Iso;
import vn.luutru.declaration.codec.ParsedDeclaration;
import vn.luutru.declaration.event.StayEvent;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.declaration.person.PersonKey;

/** The module {@code rules.js}; what its functions take and return stands in the README. */
public final class RulesModule {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private RulesModule() {}

    /** TeaVM begins here; a module has nothing to do before it is called. */
    public static void main(String[] arguments) {}

    /** The outcome that the service would give. */
    @JSExport
    public static JSObject judge(JSObject declaration, JSObject situation) {
        PageValue given = PageValue.of(situation);
        Judge judge = judge(given);
        Stay stay = StayInput.read(given.member("stay"));
        PageValue earlier = given.member("earlier");
        for (int i = 0; i < earlier.size(); i++) {
            PageValue one = earlier.element(i);
            stay = judge.judge(read(one.member("declaration")), receivedAt(one), stay)
                    .after();
        }
        Judge.Judged judged = judge.judge(read(PageValue.of(declaration)), receivedAt(given), stay);
        return outcome(judged, language(given)).value();
    }

    /** The deadline of a check-in, as ISO 8601; null while its arrival is not known. */
    @JSExport
    public static @Nullable String dueAt(JSObject declaration, JSObject situation) {
        Instant dueAt = judge(PageValue.of(situation)).dueAt(facts(declaration));
        return dueAt == null ? null : Iso.text(dueAt);
    }

    /** A code table as {@code GET /v1/code-tables/{name}} has it; null if there is none of this name. */
    @JSExport
    public static @Nullable JSObject codeTable(String name) {
        CodeTable table = CodeTables.find(name);
        return table == null
                ? null
                : new PageObject()
                        .with("name", table.name())
                        .with("version", table.version())
                        .with(
                                "entries",
                                table.entries().stream().map(RulesModule::entry).toList())
                        .value();
    }

    /** The key by which names are found. */
    @JSExport
    public static String nameKey(String name) {
        return NameKey.of(name);
    }

    /** Equal for the same person; null where nothing identifies them. */
    @JSExport
    public static @Nullable String personKey(JSObject declaration) {
        return PersonKey.of(facts(declaration));
    }

    /** The guest of a card whose QR code reads so. */
    @JSExport
    public static JSObject readCardQr(String text, JSObject options) {
        PageValue given = PageValue.of(options);
        return CaptureOutput.of(CardQrReader.read(text, today(given)), language(given))
                .value();
    }

    /** The guest of a machine-readable zone, its lines as scanned or typed. */
    @JSExport
    public static JSObject readMrz(JSObject lines, JSObject options) {
        PageValue scanned = PageValue.of(lines);
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < scanned.size(); i++) {
            typed.add(scanned.element(i).text());
        }
        PageValue given = PageValue.of(options);
        return CaptureOutput.of(MrzReader.read(typed, today(given)), language(given))
                .value();
    }

    private static LocalDate today(PageValue options) {
        return Iso.date(options.text("today"));
    }

    private static Judge judge(PageValue situation) {
        return new Judge(
                EstablishmentInput.read(situation.member("establishment")), situation.textOrNull("nightArrival"));
    }

    private static ParsedDeclaration read(PageValue declaration) {
        if (declaration.kind() != PageValue.Kind.OBJECT) {
            throw new IllegalArgumentException("Declaration expected");
        }
        return DeclarationInput.line(new PageMembers(declaration), declaration.length());
    }

    /** What can be read of a check-in that has perhaps neither an establishment nor a reference yet. */
    private static StayDetails facts(JSObject declaration) {
        PageValue draft = PageValue.of(declaration)
                .with("type", "CHECK_IN")
                .with("establishmentId", "draft")
                .with("reference", "draft");
        ParsedDeclaration read = read(draft);
        StayCommand command = read.command() == null ? read.torn() : read.command();
        return command instanceof StayCommand.CheckIn checkIn ? checkIn.details() : StayDetails.EMPTY;
    }

    private static Instant receivedAt(PageValue situation) {
        return Iso.instant(situation.text("receivedAt"));
    }

    private static Locale language(PageValue situation) {
        return "en".equals(situation.textOrNull("language")) ? Locale.ENGLISH : VIETNAMESE;
    }

    private static PageObject outcome(Judge.Judged judged, Locale language) {
        StayEvent event = judged.event();
        StayEvent.GuestCheckedIn checkIn = event instanceof StayEvent.GuestCheckedIn in ? in : null;
        return new PageObject()
                .with("establishmentId", judged.read().establishmentId())
                .with("reference", judged.read().reference())
                .with("outcome", judged.kind().code())
                .with("stayId", event == null ? null : event.stay().toString())
                .with("dueAt", checkIn == null ? null : Iso.text(checkIn.dueAt()))
                .with(
                        "timeliness",
                        checkIn == null ? null : checkIn.timeliness().code())
                .with("age", checkIn == null ? null : checkIn.age())
                .with("ruleSet", checkIn == null ? null : checkIn.ruleSet())
                .with("findings", FindingOutput.of(judged.findings(), language));
    }

    private static PageObject entry(CodeTable.Entry entry) {
        PageObject extras = new PageObject();
        for (Map.Entry<String, String> extra : entry.extras().entrySet()) {
            extras.with(extra.getKey(), extra.getValue());
        }
        return new PageObject()
                .with("code", entry.code())
                .with("vi", entry.vi())
                .with("en", entry.en())
                .with(
                        "validFrom",
                        entry.validFrom() == null ? null : entry.validFrom().toString())
                .with(
                        "validTo",
                        entry.validTo() == null ? null : entry.validTo().toString())
                .with("portalCode", entry.portalCode())
                .with("extras", extras);
    }
}
