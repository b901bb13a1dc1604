package vn.luutru.projection.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luutru.projection.Province.BEGIN;
import static vn.luutru.projection.Province.checkedIn;
import static vn.luutru.projection.Province.checkedOut;
import static vn.luutru.projection.Province.days;
import static vn.luutru.projection.Province.guest;
import static vn.luutru.projection.Province.registered;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luutru.IntegrationTest;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.event.MonthForgotten;
import vn.luutru.projection.ListEventLog;
import vn.luutru.projection.SchemaRows;
import vn.luutru.projection.TestDatabase;

@IntegrationTest
class ErasedMonthTest {

    @Test
    void an_erased_month_takes_those_first_declared_in_it_and_nobody_else() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection connection = database.connect()) {
            Register register = AskedRegister.begun(connection, "forgetful");
            ListEventLog log = new ListEventLog();
            log.append(BEGIN, List.of(registered("bien", "16531")));
            log.append(
                    BEGIN,
                    List.of(checkedIn("bien", "thang-7", guest("A", "B1", BEGIN).build())));
            log.append(
                    days(31),
                    List.of(checkedIn("bien", "thang-8", guest("A", "B1", BEGIN).build())));
            log.append(
                    days(62), List.of(checkedOut("bien", "thang-7", days(1)), checkedOut("bien", "thang-8", days(1))));
            YearMonth month = YearMonth.from(Vietnam.timeOf(BEGIN));
            log.append(days(62), List.of(new MonthForgotten(month.plusMonths(5), days(62), "admin")));
            log.append(days(62), List.of(new MonthForgotten(month, days(62), "admin")));
            register.apply(connection, 0, log.read(0, 100));

            assertThat(SchemaRows.of(connection, "forgetful").get("stay"))
                    .singleElement()
                    .asString()
                    .contains("thang-8");
            connection.rollback();
        }
    }
}
