package vn.luutru.app.keys;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.adapter.crypto.MonthlyKeyRing;
import vn.luutru.adapter.postgres.keys.MasterKeyRow;
import vn.luutru.adapter.postgres.keys.MasterKeyRow.Kept;
import vn.luutru.adapter.postgres.keys.PostgresMonthKeys;
import vn.luutru.adapter.postgres.keys.SoleKey;
import vn.luutru.adapter.receipt.SigningKeys;
import vn.luutru.app.database.DatabaseServer;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;

/** The master key as that of the database, the keys that it wraps, and its exchange. */
@Configuration(proxyBeanMethods = false)
class MasterKeyConfiguration {

    /** Its statements take no time, and whoever exchanges the key holds it up for seconds. */
    private static final Duration SOLE_KEY_SILENCE = Duration.ofSeconds(20);

    @Bean
    GivenMasterKeys givenMasterKeys(LuutruProperties properties) {
        return GivenMasterKeys.of(properties);
    }

    @Bean
    MasterKeyRow masterKeyRow(DatabaseServer server, @Qualifier("controlSource") DataSource source) {
        server.migrate("log");
        return new MasterKeyRow(source);
    }

    /** Says which key it knows only, before it looks which one is in use: in between that cannot change then. */
    @Bean(destroyMethod = "close")
    SoleKeyWarning soleKeyWarning(GivenMasterKeys given, MasterKeyRow migrated, DatabaseServer server) {
        SoleKeyWarning warning = new SoleKeyWarning(
                given.former() == null
                        ? new SoleKey(
                                server.connections("master-key", SOLE_KEY_SILENCE),
                                given.key().proof())
                        : null);
        warning.run();
        return warning;
    }

    @Bean
    MasterKey masterKey(
            GivenMasterKeys given,
            MasterKeyRow row,
            SoleKeyWarning said,
            @Qualifier("controlSource") DataSource source) {
        Kept kept = row.find();
        if (kept == null) {
            kept = row.begin(first(given, source).proof());
        }
        MasterKey key = given.key().of(kept.proof(), kept.root());
        if (key == null) {
            throw refused();
        }
        return key;
    }

    /** Of a database without a proof: those of earlier versions have keys of months all the same. */
    private static MasterKey first(GivenMasterKeys given, DataSource source) {
        PostgresMonthKeys months = new PostgresMonthKeys(source);
        MasterKey former = given.former();
        return former != null && months.latest().isPresent() && new MonthlyKeyRing(former, months).fits()
                ? former
                : given.key();
    }

    @Bean
    MonthlyKeyRing keyRing(MasterKey master, MasterKeyRow row, @Qualifier("controlSource") DataSource source) {
        MonthlyKeyRing ring = new MonthlyKeyRing(master, new PostgresMonthKeys(source));
        if (master.former() == null && master.wrappedRoot() != null) {
            requireAll(ring, row.months());
        } else if (!ring.fits()) {
            throw refused();
        }
        return ring;
    }

    private static void requireAll(MonthlyKeyRing ring, Map<YearMonth, byte[]> months) {
        months.forEach((month, wrapped) -> {
            try {
                ring.renewed(month, wrapped);
            } catch (IllegalStateException e) {
                throw new RefusedStartException(
                        "The key of " + month + " is still wrapped by a former master key.",
                        "Set luutru.master-key-before to that key once more, until the service says that it is no longer"
                                + " needed.");
            }
        });
    }

    private static RefusedStartException refused() {
        return new RefusedStartException(
                "The master key is not the one that this database was written with.",
                "Set luutru.master-key, or master.key in the data folder, to that key: without it no name can be"
                        + " read. A new one takes its place only together with the former one, in"
                        + " luutru.master-key-before.");
    }

    @Bean
    MasterKeyExchange masterKeyExchange(MasterKey master, MasterKeyRow row, MonthlyKeyRing ring, SigningKeys signing) {
        return new MasterKeyExchange(master, row, ring, signing);
    }

    @Bean
    MeterBinder masterKeyMeters(MasterKeyExchange exchange) {
        return registry -> Gauge.builder("luutru.master.key.before.needed", exchange, asked -> asked.isNeeded() ? 1 : 0)
                .description("1 while luutru.master-key-before must stay set")
                .register(registry);
    }
}
