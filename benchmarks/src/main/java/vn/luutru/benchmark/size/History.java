package vn.luutru.benchmark.size;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.Decision;
import vn.luutru.declaration.StayCommand.CheckIn;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.Submission;
import vn.luutru.declaration.Vietnam;
import vn.luutru.declaration.codec.DeclarationReader;
import vn.luutru.declaration.establishment.EstablishmentId;
import vn.luutru.declaration.establishment.EstablishmentRecord;
import vn.luutru.declaration.event.StayEvent.GuestCheckedIn;
import vn.luutru.declaration.rule.RuleBook;
import vn.luutru.demo.DeclarationGenerator;
import vn.luutru.demo.DemoProvince;

/**
 * Two years of the demo province: the same arrivals and departures whenever a day is asked for, in any order.
 *
 * <p>Guests are those of the service's own generator, and each check-in is read and decided as the service would have at
 * the time of its report. Departures follow from the planned ones. Never declared is one of a fifth of workers, students and patients, and of one tourist
 * in a thousand.
 *
 * @param first   the first local day
 * @param days    how many
 * @param average arrivals of an average day; the season makes more or less of it
 */
record History(LocalDate first, int days, int average) {

    private static final long SEED = 3;

    /** The share of the generator's seasons and weekends in a whole year's mean. */
    private static final double YEARLY_MEAN = 1.02;

    private static final DeclarationGenerator GENERATOR = new DeclarationGenerator(SEED, DemoProvince.establishments());
    private static final StayDecider DECIDER = StayDecider.by(RuleBook.STANDARD);
    private static final Map<EstablishmentId, EstablishmentRecord> ESTABLISHMENTS =
            DemoProvince.establishments().stream()
                    .map(establishment -> new EstablishmentRecord(List.of(establishment), List.of()))
                    .collect(Collectors.toMap(EstablishmentRecord::id, Function.identity()));
    private static final LongAdder REFUSED = new LongAdder();

    /** The last local day is so many days ago: nothing of the history lies in the future. */
    private static final int ENDED = 2;

    /** A check-in with what is still to come: null if nobody ever declares the departure. */
    record Arrival(GuestCheckedIn event, @Nullable Instant departsAt) {

        String reference() {
            return event.reference();
        }

        Instant arrivedAt() {
            return Objects.requireNonNull(event.details().arrivedAt());
        }
    }

    /** About so many stays over the two years that end the day before yesterday. */
    static History of(long stays, LocalDate today) {
        int days = 730;
        int average = (int) Math.max(1, Math.round(stays / (days * YEARLY_MEAN)));
        return new History(today.minusDays(days + ENDED - 1), days, average);
    }

    /** The day after the last one. */
    LocalDate end() {
        return first.plusDays(days);
    }

    /** Arrivals of a local day, in the order of the generator. */
    Stream<Arrival> arrivals(LocalDate day) {
        return GENERATOR
                .days(day, 1, average)
                .filter(line -> line.json().startsWith("{\"type\":\"CHECK_IN\""))
                .flatMap(line -> arrival(line.json()).stream());
    }

    /** Check-ins that the decider has refused so far, in this process. */
    static long refused() {
        return REFUSED.sum();
    }

    private static Optional<Arrival> arrival(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        if (DeclarationReader.line(bytes, 0, bytes.length).command() instanceof CheckIn command) {
            Instant arrivedAt = Objects.requireNonNull(command.details().arrivedAt());
            long chance = command.stay().value().getLeastSignificantBits() >>> 2;
            EstablishmentRecord establishment = Objects.requireNonNull(ESTABLISHMENTS.get(command.establishment()));
            Submission submission =
                    new Submission(command, arrivedAt.plus(reportDelay(chance)), establishment, "demo-operator");
            if (DECIDER.decide(submission, null) instanceof Decision.Accept accepted
                    && accepted.event() instanceof GuestCheckedIn in) {
                return Optional.of(new Arrival(in, departsAt(in, establishment, chance)));
            }
        }
        REFUSED.increment();
        return Optional.empty();
    }

    /** Most reports follow within ten minutes, three in a hundred after hours. */
    private static Duration reportDelay(long chance) {
        return chance % 100 < 3
                ? Duration.ofMinutes(360 + chance / 100 % 360)
                : Duration.ofSeconds(10 + chance / 100 % 590);
    }

    /** By the hour, or on the morning that was planned; one in twenty a day later. */
    private static @Nullable Instant departsAt(GuestCheckedIn in, EstablishmentRecord establishment, long chance) {
        long own = chance / 100_000;
        if (own % 1_000 < (establishment.latest().type().tourism() ? 1 : 200)) {
            return null;
        }
        Instant arrivedAt = Objects.requireNonNull(in.details().arrivedAt());
        LocalDate planned = Objects.requireNonNull(in.details().expectedDepartureOn());
        if (planned.equals(Vietnam.dateOf(arrivedAt))) {
            return in.reportedAt().plus(Duration.ofMinutes(30 + own / 1_000 % 60));
        }
        return planned.plusDays(own / 1_000 % 20 == 0 ? 1 : 0)
                .atTime((int) (7 + own / 20_000 % 5), (int) (own / 100_000 % 60))
                .atZone(Vietnam.ZONE)
                .toInstant();
    }
}
