package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.access.desk.DeskFixture.ESTABLISHMENT;
import static vn.luutru.access.desk.DeskFixture.KEY;
import static vn.luutru.access.desk.DeskFixture.OTHER;
import static vn.luutru.access.desk.DeskFixture.SENDER;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.luutru.declaration.BirthDate;
import vn.luutru.declaration.Field;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.code.DocumentType;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.codec.DeclarationType;
import vn.luutru.declaration.event.DeskEvent.PosterIssued;
import vn.luutru.declaration.event.DeskEvent.PosterRevoked;
import vn.luutru.declaration.finding.FindingCode;

class GuestCardsTest {

    private static final StayDetails GUEST = StayDetails.builder()
            .set(Field.FULL_NAME, "KIM MIN SU")
            .set(Field.DATE_OF_BIRTH, BirthDate.ofYear(1988))
            .set(Field.NATIONALITY, "KOR")
            .set(Field.DOCUMENT_TYPE, DocumentType.PASSPORT)
            .set(Field.DOCUMENT_NUMBER, "M00000001")
            .build();

    private final DeskFixture desks = new DeskFixture();
    private final Poster poster = desks.posters.issue(KEY, ESTABLISHMENT, "Sảnh");
    private final String posterId = desks.posters.id(poster);

    private GuestCard submit(String address) {
        return desks.cards.submit(posterId, GUEST, Locale.KOREAN, new Sender(address));
    }

    @Test
    void what_a_guest_typed_waits_at_the_desk_under_a_short_code_and_can_be_declared_as_it_is() {
        GuestCard card = submit("a");
        assertThat(card.code()).matches("[A-Z][2-9]-[0-9]{2}");
        assertThat(desks.cards.waiting(ESTABLISHMENT)).containsExactly(card);
        assertThat(desks.cards.waiting(OTHER)).isEmpty();
        GuestCard found = desks.cards.find(ESTABLISHMENT, card.id()).orElseThrow();
        assertThat(found.language()).isEqualTo("ko");
        StayCommand declared = DeclarationReader.body(DeclarationType.CHECK_IN, ESTABLISHMENT, "r-1", found.content())
                .command();
        assertThat(declared)
                .isInstanceOfSatisfying(
                        StayCommand.CheckIn.class,
                        checkIn -> assertThat(checkIn.details()).isEqualTo(GUEST));
        assertThat(card.toString()).doesNotContain("KIM");
    }

    @Test
    void a_guest_who_sends_twice_has_one_card_and_one_code() {
        UUID id = UUID.randomUUID();
        GuestCards.Submitted first = desks.cards.submit(id, posterId, GUEST, Locale.KOREAN, SENDER);
        GuestCards.Submitted second = desks.cards.submit(id, posterId, GUEST, Locale.KOREAN, SENDER);
        assertThat(first.anew()).isTrue();
        assertThat(second.anew()).isFalse();
        assertThat(second.card().code()).isEqualTo(first.card().code());
        assertThat(desks.cards.waiting(ESTABLISHMENT)).hasSize(1);
    }

    @Test
    void a_card_is_gone_within_a_day_whatever_happens() {
        GuestCard card = submit("a");
        desks.pass(GuestCard.LIFETIME.minusMillis(1));
        assertThat(desks.cards.find(ESTABLISHMENT, card.id())).isPresent();
        assertThat(desks.cards.deleteExpired()).isZero();
        desks.pass(Duration.ofMillis(1));
        assertThat(desks.cards.find(ESTABLISHMENT, card.id())).isEmpty();
        assertThat(desks.cards.waiting(ESTABLISHMENT)).isEmpty();
        assertThat(desks.cards.deleteExpired()).isEqualTo(1);
        assertThat(GuestCard.LIFETIME.plusMinutes(30)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void a_card_that_was_declared_is_deleted_by_its_own_desk_only() {
        GuestCard card = submit("a");
        assertThat(desks.cards.delete(OTHER, card.id())).isFalse();
        assertThat(desks.cards.delete(ESTABLISHMENT, card.id())).isTrue();
        assertThat(desks.cards.find(ESTABLISHMENT, card.id())).isEmpty();
    }

    @Test
    void no_more_cards_wait_than_may() {
        for (int i = 0; i < 3; i++) {
            submit("a" + i);
        }
        desks.pass(Duration.ofMinutes(1));
        assertThat(refusal(() -> submit("b"))).isEqualTo(FindingCode.TOO_MANY_CARDS);
    }

    @Test
    void an_address_and_a_poster_send_a_few_cards_a_minute() {
        submit("a");
        submit("a");
        assertThat(refusal(() -> submit("a"))).isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
        submit("b");
        assertThat(refusal(() -> submit("c"))).isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
    }

    @Test
    void a_poster_that_was_never_made_is_answered_without_a_look_into_the_store() {
        byte[] forged = Base64.getUrlDecoder().decode(posterId);
        forged[25] ^= 1;
        String unknown = new PosterIds(new byte[32]).text(UUID.randomUUID());
        for (String id : new String[] {
            "",
            "a",
            "x".repeat(35),
            "x".repeat(1000),
            Base64.getUrlEncoder().withoutPadding().encodeToString(forged),
            unknown
        }) {
            DeskFixture fresh = new DeskFixture();
            assertThat(refusal(() -> fresh.posters.scanned(id, SENDER))).isEqualTo(FindingCode.POSTER_UNKNOWN);
        }
    }

    @Test
    void a_revoked_poster_takes_nothing_any_more() {
        assertThat(desks.posters.revoke(KEY, OTHER, posterId)).isFalse();
        assertThat(desks.posters.revoke(KEY, ESTABLISHMENT, "invented")).isFalse();
        assertThat(desks.posters.revoke(KEY, ESTABLISHMENT, posterId)).isTrue();
        assertThat(desks.posters.revoke(KEY, ESTABLISHMENT, posterId)).isFalse();
        assertThat(desks.log).last().isInstanceOf(PosterRevoked.class);
        assertThat(desks.log).first().isInstanceOf(PosterIssued.class);
        assertThat(refusal(() -> submit("a"))).isEqualTo(FindingCode.POSTER_REVOKED);
    }

    @Test
    void scans_are_limited_for_an_address_and_come_back_with_time() {
        for (int i = 0; i < 5; i++) {
            desks.posters.scanned(posterId, SENDER);
        }
        assertThat(refusal(() -> desks.posters.scanned(posterId, SENDER))).isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
        desks.posters.scanned(posterId, new Sender("b"));
        desks.pass(Duration.ofMinutes(1));
        desks.posters.scanned(posterId, SENDER);
    }

    @Test
    void strangers_who_ask_for_a_poster_or_invent_one_stop_no_guest() {
        for (int i = 0; i < 12; i++) {
            desks.posters.scanned(posterId, new Sender("stranger " + i));
        }
        desks.posters.scanned(posterId, SENDER);
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(() -> desks.posters.scanned("invented", SENDER))).isEqualTo(FindingCode.POSTER_UNKNOWN);
        }
        assertThat(refusal(() -> desks.posters.scanned("invented", SENDER))).isEqualTo(FindingCode.TOO_MANY_ATTEMPTS);
        desks.posters.scanned(posterId, SENDER);

        desks.posters.revoke(KEY, ESTABLISHMENT, posterId);
        desks.pass(Duration.ofSeconds(10));
        assertThat(refusal(() -> desks.posters.scanned(posterId, SENDER))).isEqualTo(FindingCode.POSTER_REVOKED);
    }

    @Test
    void an_establishment_has_no_more_posters_than_it_may() {
        desks.posters.issue(KEY, ESTABLISHMENT, "b");
        int recorded = desks.log.size();
        assertThat(refusal(() -> desks.posters.issue(KEY, ESTABLISHMENT, "c"))).isEqualTo(FindingCode.TOO_MANY_POSTERS);
        assertThat(desks.log).as("what is refused is not recorded").hasSize(recorded);
        desks.posters.revoke(KEY, ESTABLISHMENT, posterId);
        desks.posters.issue(KEY, ESTABLISHMENT, "c");
    }

    @Test
    void a_card_reads_as_utf_8() {
        assertThat(new String(submit("a").content(), StandardCharsets.UTF_8))
                .isEqualTo("{\"guest\":{\"fullName\":\"KIM MIN SU\",\"dateOfBirth\":\"1988\",\"nationality\":\"KOR\","
                        + "\"document\":{\"type\":\"PASSPORT\",\"number\":\"M00000001\"}}}");
    }

    private static FindingCode refusal(Runnable act) {
        DeskException[] refused = new DeskException[1];
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DeskException.class, refusal -> refused[0] = refusal);
        return refused[0].finding().code();
    }
}
