package vn.luutru.access.desk;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.luutru.access.Role;
import vn.luutru.declaration.event.DeskEvent.DeviceEnrolled;
import vn.luutru.declaration.finding.FindingCode;
import vn.luutru.declaration.journal.Journal;

/**
 * Trades an enrolment code for a browser's secret, once. Codes that are not right are limited for an address, for the
 * network around it, and in sum a hundred times as wide: so many that somebody with some networks stops no desk that has
 * a right code, and so few that 35 bits are enough for the quarter of an hour that a code is good. At 6,000 a minute it
 * takes 380 such quarters, four days, to meet one of a thousand open codes.
 */
public final class Enrolment {

    private static final Duration RETRY = Duration.ofMinutes(1);

    /** As many networks as may guess at their limit at the same time. */
    private static final int NETWORKS = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A device with its browser's secret, which is known to the browser only. */
    public record Enrolled(Device device, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Enrolled[" + device.id() + "]";
        }
    }

    private final Devices devices;
    private final DeskHashes hashes;
    private final Journal journal;
    private final InstantSource clock;
    private final Predicate<String> issuers;
    private final RateLimit perAddress;
    private final RateLimit perNetwork;
    private final RateLimit inSum;

    /**
     * @param issuers  whether a key or account, by its id, may still stand behind what it made; may block
     * @param nanoTime as {@link System#nanoTime}
     */
    public Enrolment(
            Devices devices,
            DeskHashes hashes,
            Journal journal,
            InstantSource clock,
            DeskLimits limits,
            Predicate<String> issuers,
            LongSupplier nanoTime) {
        this.devices = devices;
        this.hashes = hashes;
        this.journal = journal;
        this.clock = clock;
        this.issuers = issuers;
        this.perAddress = new RateLimit(limits.wrongCodesPerAddress(), nanoTime);
        this.perNetwork = new RateLimit(limits.wrongCodes(), nanoTime);
        this.inSum = new RateLimit((int) Math.min(Integer.MAX_VALUE, (long) NETWORKS * limits.wrongCodes()), nanoTime);
    }

    /**
     * Enrols the browser that sends this code. Blocks until the act is on disk.
     *
     * @param code as somebody typed it
     * @throws DeskException if the code is wrong, used or expired, without saying which; or if too many were wrong
     */
    public Enrolled enrol(@Nullable String code, Sender sender) {
        // A code that is mistyped counts against nobody: it is found out without a look at any other.
        String read = EnrolmentCodes.read(code == null ? "" : code).orElseThrow(Enrolment::wrong);
        if (!perAddress.take(sender)) {
            throw tooMany();
        }
        if (!perNetwork.take(sender.network())) {
            perAddress.giveBack(sender);
            throw tooMany();
        }
        if (!inSum.take("")) {
            perAddress.giveBack(sender);
            perNetwork.giveBack(sender.network());
            throw tooMany();
        }
        Instant now = clock.instant();
        byte[] hash = hashes.lookup(read);
        Device device = devices.findByCode(hash, now)
                .filter(found -> issuers.test(found.issuedBy()))
                .orElseThrow(Enrolment::wrong);
        // Of several browsers with the same code each comes to here; one of them gets the device.
        journal.record(new DeviceEnrolled(device.id(), now, Role.DESK.code(), Signature.ofDevice(device.id())))
                .join();
        String secret = secret();
        Optional<Device> enrolled = devices.enrol(hash, hashes.lookup(secret), now);
        Device mine = enrolled.orElseThrow(Enrolment::wrong);
        perAddress.giveBack(sender);
        perNetwork.giveBack(sender.network());
        inSum.giveBack("");
        return new Enrolled(mine, secret);
    }

    private static String secret() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static DeskException wrong() {
        return new DeskException(FindingCode.ENROLMENT_CODE_INVALID, "/code");
    }

    private static DeskException tooMany() {
        return new DeskException(RETRY, FindingCode.TOO_MANY_ATTEMPTS, "");
    }
}
