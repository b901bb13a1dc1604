package vn.luutru.adapter.web.police;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.luutru.declaration.Vietnam;
import vn.luutru.projection.register.EstablishmentCount;
import vn.luutru.projection.register.Resident;
import vn.luutru.projection.register.ResidentTrait;
import vn.luutru.projection.register.ResidentsQuestion;

/** The lists that officers go through, by their part of the address; each has texts {@code police.list.NAME}. */
enum ResidentList {
    FOREIGN("nuoc-ngoai", ResidentTrait.FOREIGN, true),
    LONG_STAY("tu-30-ngay", ResidentTrait.LONG_STAY, true),
    WITHOUT_PAPERS("khong-giay-to", ResidentTrait.WITHOUT_PAPERS, true),
    UNIDENTIFIED("chua-ro-danh-tinh", ResidentTrait.UNIDENTIFIED, true),
    TWO_PLACES("hai-noi", ResidentTrait.TWO_PLACES, true),
    TWO_NAMES("hai-ten", ResidentTrait.TWO_NAMES, true),
    MOVED_BACK("doi-gio-den", ResidentTrait.MOVED_BACK, false),
    LATE("khai-muon", ResidentTrait.LATE, false);

    /** Lists that are not of those in house go so far back. */
    private static final Duration BACK = Duration.ofDays(7);

    private final String address;
    private final ResidentTrait trait;
    private final boolean inHouse;

    ResidentList(String address, ResidentTrait trait, boolean inHouse) {
        this.address = address;
        this.trait = trait;
        this.inHouse = inHouse;
    }

    static Optional<ResidentList> of(String address) {
        return Arrays.stream(values())
                .filter(list -> list.address.equals(address))
                .findFirst();
    }

    String address() {
        return address;
    }

    ResidentsQuestion.Builder question(Instant now) {
        ResidentsQuestion.Builder question = ResidentsQuestion.builder().trait(trait, Vietnam.dateOf(now));
        return inHouse ? question.state(Resident.State.IN_HOUSE) : question.from(now.minus(BACK));
    }

    /** How many of them are in some establishments; -1 where counts do not know. */
    long count(List<EstablishmentCount> establishments) {
        return switch (this) {
            case FOREIGN ->
                establishments.stream().mapToLong(EstablishmentCount::foreign).sum();
            case LONG_STAY ->
                establishments.stream().mapToLong(EstablishmentCount::longStays).sum();
            case WITHOUT_PAPERS ->
                establishments.stream()
                        .mapToLong(EstablishmentCount::withoutPapers)
                        .sum();
            case UNIDENTIFIED ->
                establishments.stream()
                        .mapToLong(EstablishmentCount::unidentified)
                        .sum();
            default -> -1;
        };
    }
}
