import client.ApiClient;
import client.api.DeclareApi;
import client.api.OwnApi;
import client.model.Changes;
import client.model.CheckIn;
import client.model.Correction;
import client.model.Declaration;
import client.model.Document;
import client.model.Guest;
import client.model.Outcome;
import client.model.Outcomes;
import client.model.ResidentPage;
import client.model.Stay;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

/** A vendor's first guest, with the generated client alone: declared, corrected, looked up; then several. */
public final class FirstGuest {

    private FirstGuest() {}

    /** What each call returned, in one line. */
    public static String run(String root, String key, String establishment, String reference) throws Exception {
        ApiClient api = new ApiClient();
        api.updateBaseUri(root);
        api.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        DeclareApi declare = new DeclareApi(api);
        OwnApi own = new OwnApi(api);

        CheckIn guest = new CheckIn()
                .guest(new Guest()
                        .fullName("Nguyễn Văn Máy")
                        .dateOfBirth("1990-03-15")
                        .sex(Guest.SexEnum.MALE)
                        .nationality("VNM")
                        .document(new Document().type(Document.TypeEnum.CCCD).number("038090000031")))
                .arrivedAt(OffsetDateTime.parse("2026-07-01T14:05:00+07:00"))
                .expectedDepartureOn(LocalDate.parse("2026-07-03"))
                .room("301")
                .purpose("TOURISM");
        Outcome declared = declare.checkIn(establishment, reference, guest, "en");
        Outcome again = declare.checkIn(establishment, reference, guest, "en");
        Outcome corrected = declare.correct(
                establishment,
                reference,
                new Correction().changes(new Changes().room("302")).reason("Đổi phòng"),
                "en");
        Stay stay = own.stay(establishment, reference);
        ResidentPage register = own.ownRegister(
                establishment, "IN_HOUSE", null, 500, corrected.getReceipt().getPosition());
        long listed = register.getItems().stream()
                .filter(resident -> resident.getReference().equals(reference)
                        && resident.getRoom().equals("302"))
                .count();
        Outcomes bulk = declare.push(
                List.of(
                        new Declaration()
                                .type(Declaration.TypeEnum.CHECK_IN)
                                .establishmentId(establishment)
                                .reference(reference + "-bulk")
                                .guest(guest.getGuest())
                                .arrivedAt(guest.getArrivedAt())
                                .room("305")
                                .purpose("TOURISM"),
                        new Declaration()
                                .type(Declaration.TypeEnum.CHECK_OUT)
                                .establishmentId(establishment)
                                .reference(reference + "-bulk")
                                .departedAt(OffsetDateTime.parse("2026-07-02T09:00:00+07:00")),
                        new Declaration()
                                .type(Declaration.TypeEnum.CHECK_OUT)
                                .establishmentId(establishment)
                                .reference(reference + "-unknown")
                                .departedAt(OffsetDateTime.parse("2026-07-02T09:00:00+07:00"))),
                false,
                "en");
        return String.join(
                " ",
                declared.getOutcome().getValue(),
                again.getOutcome().getValue(),
                Boolean.toString(declared.getReceipt().equals(again.getReceipt())),
                corrected.getOutcome().getValue(),
                stay.getRoom(),
                stay.getGuest().getFullName(),
                Integer.toString(stay.getReceipts().size()),
                Long.toString(listed),
                bulk.getOutcomes().stream()
                        .map(outcome -> outcome.getLine() + ":" + outcome.getOutcome().getValue())
                        .collect(Collectors.joining(" ")),
                bulk.getOutcomes().get(2).getFindings().get(0).getCode(),
                bulk.getSummary().getVerdict().getValue());
    }
}
