package vn.luutru.access.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.luutru.access.desk.DeskFixture.ADMIN;
import static vn.luutru.access.desk.DeskFixture.ESTABLISHMENT;
import static vn.luutru.access.desk.DeskFixture.KEY;
import static vn.luutru.access.desk.DeskFixture.OTHER;
import static vn.luutru.access.desk.DeskFixture.SECOND;
import static vn.luutru.access.desk.DeskFixture.SENDER;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import vn.luutru.access.Caller;
import vn.luutru.access.Operation;
import vn.luutru.access.Scope;
import vn.luutru.access.desk.DeviceAdministration.Issued;
import vn.luutru.declaration.event.DeskEvent.DeviceConfirmed;
import vn.luutru.declaration.event.DeskEvent.DeviceEnrolled;
import vn.luutru.declaration.event.DeskEvent.DeviceIssued;
import vn.luutru.declaration.event.DeskEvent.DeviceRevoked;
import vn.luutru.declaration.finding.FindingCode;

class DeviceAdministrationTest {

    private final DeskFixture desks = new DeskFixture();

    @Test
    void a_desk_may_do_what_the_key_may_that_asked_for_it() {
        Device device =
                desks.administration.issue(KEY, ESTABLISHMENT, "Quầy chính").device();
        assertThat(device.operations()).containsExactlyInAnyOrder(Operation.CHECK_IN, Operation.READ);
        assertThat(device.state(desks.now)).isEqualTo(Device.State.ISSUED);
        assertThat(desks.log).singleElement().isInstanceOfSatisfying(DeviceIssued.class, issued -> {
            assertThat(issued.operations()).containsExactlyInAnyOrder("CHECK_IN", "READ");
            assertThat(issued.pending()).isFalse();
            assertThat(issued.by()).isEqualTo("key-7");
            assertThat(issued.role()).isEqualTo("OPERATOR");
        });
    }

    @Test
    void a_desk_that_an_administrator_asks_for_needs_another_one() {
        Issued issued = desks.administration.issue(ADMIN, ESTABLISHMENT, "Quầy chính");
        assertThatThrownBy(() -> desks.enrolment.enrol(issued.code(), SENDER)).isInstanceOf(DeskException.class);
        assertThatThrownBy(() ->
                        desks.administration.confirm(ADMIN, issued.device().id()))
                .isInstanceOfSatisfying(
                        DeskException.class,
                        refused -> assertThat(refused.finding().code())
                                .isEqualTo(FindingCode.DEVICE_NEEDS_SECOND_ADMINISTRATOR));
        desks.pass(Duration.ofHours(3));
        assertThat(desks.administration.confirm(SECOND, issued.device().id())).isPresent();
        assertThat(desks.log.getLast())
                .isInstanceOfSatisfying(
                        DeviceConfirmed.class,
                        confirmed -> assertThat(confirmed.by()).isEqualTo("admin-2"));
        assertThat(desks.administration.confirm(SECOND, issued.device().id())).isEmpty();
        desks.pass(Duration.ofMinutes(14));
        assertThat(desks.enrolment.enrol(issued.code(), SENDER).device().id())
                .isEqualTo(issued.device().id());
    }

    @Test
    void a_desk_that_nobody_confirms_within_a_day_is_confirmed_no_more() {
        Issued issued = desks.administration.issue(ADMIN, ESTABLISHMENT, "Quầy chính");
        desks.pass(Duration.ofHours(24));
        assertThat(desks.administration.confirm(SECOND, issued.device().id())).isEmpty();
    }

    @Test
    void what_cannot_be_recorded_does_not_happen() {
        Issued issued = desks.administration.issue(KEY, ESTABLISHMENT, "Quầy chính");
        desks.down = true;
        assertThatThrownBy(() -> desks.administration.issue(KEY, ESTABLISHMENT, "b"))
                .isInstanceOf(CompletionException.class);
        assertThatThrownBy(
                        () -> desks.administration.revoke(KEY, issued.device().id()))
                .isInstanceOf(CompletionException.class);
        assertThatThrownBy(() -> desks.enrolment.enrol(issued.code(), SENDER)).isInstanceOf(CompletionException.class);
        desks.down = false;
        assertThat(desks.administration.list(Scope.province(), null, null, 50)).hasSize(1);
        assertThat(desks.enrolment.enrol(issued.code(), SENDER).device().state(desks.now))
                .isEqualTo(Device.State.ENROLLED);
        assertThat(desks.log.getLast()).isInstanceOf(DeviceEnrolled.class);
    }

    @Test
    void a_device_is_revoked_by_whoever_has_it_in_their_scope() {
        Device device =
                desks.administration.issue(KEY, ESTABLISHMENT, "Quầy chính").device();
        Caller.Operator other =
                new Caller.Operator("key-8", Scope.establishments(Set.of(OTHER)), Set.of(Operation.CHECK_IN));
        assertThat(desks.administration.revoke(other, device.id())).isFalse();
        assertThat(desks.administration.find(other.scope(), device.id())).isEmpty();
        assertThat(desks.administration.revoke(ADMIN, device.id())).isTrue();
        assertThat(desks.administration.revoke(ADMIN, device.id())).isFalse();
        assertThat(desks.log.getLast())
                .isInstanceOfSatisfying(
                        DeviceRevoked.class,
                        revoked -> assertThat(revoked.role()).isEqualTo("ADMIN"));
    }

    @Test
    void all_devices_of_a_key_are_revoked_with_it() {
        Device device = desks.administration.issue(KEY, ESTABLISHMENT, "a").device();
        Device another = desks.administration.issue(KEY, ESTABLISHMENT, "b").device();
        Device others = desks.administration.issue(ADMIN, ESTABLISHMENT, "c").device();
        desks.administration.revokeIssuedBy("key-7", ADMIN);
        for (Device gone : Set.of(device, another)) {
            assertThat(desks.devices.find(gone.id()).orElseThrow().state(desks.now))
                    .isEqualTo(Device.State.REVOKED);
        }
        assertThat(desks.devices.find(others.id()).orElseThrow().state(desks.now))
                .isEqualTo(Device.State.PENDING);
    }

    @Test
    void a_key_that_is_revoked_elsewhere_makes_no_device_any_more() {
        desks.revokedKeys.add("key-7");
        assertThatThrownBy(() -> desks.administration.issue(KEY, ESTABLISHMENT, "a"))
                .isInstanceOfSatisfying(
                        DeskException.class,
                        refused -> assertThat(refused.finding().code()).isEqualTo(FindingCode.KEY_REVOKED));
        assertThat(desks.log).isEmpty();
    }

    @Test
    void what_a_key_made_while_it_was_revoked_opens_nothing() {
        Issued waiting = desks.administration.issue(KEY, ESTABLISHMENT, "a");
        String enrolled = desks.enrol();
        assertThat(desks.desk(enrolled).device().revokedAt()).isNull();
        // Both came after the devices of the key were revoked, and before the key was.
        desks.revokedKeys.add("key-7");
        int recorded = desks.log.size();

        assertThatThrownBy(() -> desks.enrolment.enrol(waiting.code(), SENDER))
                .isInstanceOfSatisfying(
                        DeskException.class,
                        refused -> assertThat(refused.finding().code()).isEqualTo(FindingCode.ENROLMENT_CODE_INVALID));
        assertThat(desks.log).hasSize(recorded);
        assertThat(desks.desk(enrolled).device().state(desks.now)).isEqualTo(Device.State.REVOKED);
    }

    @Test
    void an_establishment_has_no_more_devices_than_it_may() {
        for (int i = 0; i < 3; i++) {
            desks.administration.issue(KEY, ESTABLISHMENT, "a");
        }
        assertThatThrownBy(() -> desks.administration.issue(KEY, ESTABLISHMENT, "a"))
                .isInstanceOfSatisfying(
                        DeskException.class,
                        full -> assertThat(full.finding().code()).isEqualTo(FindingCode.TOO_MANY_DEVICES));
        assertThat(desks.log).as("what is refused is not recorded").hasSize(3);
        desks.pass(DeviceAdministration.CODE_LIFETIME);
        assertThat(desks.administration.issue(KEY, ESTABLISHMENT, "a").device()).isNotNull();
    }

    @Test
    void a_label_is_a_short_text_that_people_can_see() {
        for (String label : new String[] {null, " ", "a".repeat(81), "a\u200bb"}) {
            assertThatThrownBy(() -> desks.administration.issue(KEY, ESTABLISHMENT, label))
                    .isInstanceOf(DeskException.class);
        }
        assertThat(desks.administration
                        .issue(KEY, ESTABLISHMENT, "  Quầy   2 ")
                        .device()
                        .label())
                .isEqualTo("Quầy 2");
    }
}
