package vn.luutru.adapter.http.question;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Caller;
import vn.luutru.adapter.http.parameter.Parameters;
import vn.luutru.adapter.http.problem.ApiException;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.code.CodeTables;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.person.NameKey;
import vn.luutru.declaration.validation.InputNormalizer;
import vn.luutru.intake.EstablishmentDirectory;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentTrait;
import vn.luutru.projection.register.ResidentsQuestion;

/** The filters of a question about persons: each one can match, and none leaves the reader's territory. */
final class ResidentFilters {

    private final EstablishmentDirectory directory;
    private final InstantSource clock;

    ResidentFilters(EstablishmentDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The question that a call's parameters ask; the filter {@code words} is checked, and asked apart.
     *
     * @throws ApiException if a filter is malformed, cannot match or is out of the reader's territory
     */
    ResidentsQuestion read(Parameters parameters, Caller.Official reader) {
        String words = parameters.text("words");
        ResidentTrait trait = parameters.code("trait", ResidentTrait.class);
        ResidentsQuestion.Builder given = ResidentsQuestion.builder()
                .ward(parameters.code("ward", CodeTables.WARDS))
                .establishment(establishment(parameters, reader))
                .name(parameters.text("name"))
                .document(parameters.text("document"))
                .room(parameters.text("room"))
                .trait(trait, Vietnam.dateOf(clock.instant()))
                .nationality(parameters.code("nationality", CodeTables.COUNTRIES))
                .at(parameters.instant("at"))
                .from(parameters.instant("from"))
                .to(parameters.instant("to"))
                .state(parameters.code("state", Resident.State.class))
                .size(parameters.size());
        if (words == null
                && (trait != null || parameters.text("room") != null)
                && given.build().isTimeless()) {
            // Those who ever were in a room of this number are no question that anybody has.
            given.state(Resident.State.IN_HOUSE);
        }
        ResidentsQuestion question = given.build();
        sensible(question, words);
        String ward = question.ward();
        if (ward != null && !reader.sees(ward)) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        return question;
    }

    /** One that is registered, and that lies or lay in the reader's territory: else nobody could be found. */
    private @Nullable String establishment(Parameters parameters, Caller.Official reader) {
        String id = parameters.text("establishment");
        if (id == null) {
            return null;
        }
        EstablishmentRecord found = EstablishmentId.isValid(id)
                ? directory.find(new EstablishmentId(id)).join().orElse(null)
                : null;
        if (found == null) {
            throw Parameters.unknownValue("establishment", "GET /v1/establishments");
        }
        if (found.descriptions().stream().noneMatch(description -> reader.sees(description.ward()))) {
            throw ApiException.of(403, FindingCode.TERRITORY_OUT_OF_SCOPE, "");
        }
        return id;
    }

    /**
     * A name of which nothing is left to look for would find everybody, such a number of a paper, or a period that ends
     * before it begins, nobody.
     */
    private static void sensible(ResidentsQuestion question, @Nullable String words) {
        boolean apart = question.name() != null || question.document() != null || question.room() != null;
        if (words != null && (apart || NameKey.of(words).isEmpty())) {
            throw Parameters.malformed("words");
        }
        if (question.name() != null && NameKey.of(question.name()).isEmpty()) {
            throw Parameters.malformed("name");
        }
        String document = question.document();
        if (document != null && InputNormalizer.documentNumber(document).isEmpty()) {
            throw Parameters.malformed("document");
        }
        Instant from = question.from();
        Instant to = question.to();
        if (from != null && to != null && to.isBefore(from)) {
            throw Parameters.malformed("to");
        }
    }
}
