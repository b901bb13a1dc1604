package vn.luutru.browser.lacking.vn.luutru.declaration;

import java.math.BigInteger;

/** SHA-256 (FIPS 180-4): the browser's own answers later, and a stay's id is asked for at once. */
public final class Sha256 {

    private static final int BLOCK = 64;
    private static final int ROUNDS = 64;
    private static final int WORDS = 8;

    /** The first 32 bits of the fractions of the cube roots of the first 64 primes, and of the square roots of 8. */
    private static final int[] ROUND = new int[ROUNDS];

    private static final int[] START = new int[WORDS];

    static {
        int found = 0;
        for (int candidate = 2; found < ROUNDS; candidate++) {
            if (isPrime(candidate)) {
                if (found < WORDS) {
                    START[found] = fractionOfRoot(candidate, 2);
                }
                ROUND[found++] = fractionOfRoot(candidate, 3);
            }
        }
    }

    private Sha256() {}

    /** The hash of a message, 32 bytes. */
    public static byte[] of(byte[] message) {
        byte[] padded = padded(message);
        int[] hash = START.clone();
        int[] schedule = new int[ROUNDS];
        for (int at = 0; at < padded.length; at += BLOCK) {
            fill(schedule, padded, at);
            compress(hash, schedule);
        }
        byte[] bytes = new byte[4 * WORDS];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (hash[i / 4] >>> (24 - 8 * (i % 4)));
        }
        return bytes;
    }

    /** The message, a one bit, zeros, and the length in bits. */
    private static byte[] padded(byte[] message) {
        byte[] padded = new byte[((message.length + 8) / BLOCK + 1) * BLOCK];
        System.arraycopy(message, 0, padded, 0, message.length);
        padded[message.length] = (byte) 0x80;
        long bits = 8L * message.length;
        for (int i = 0; i < 8; i++) {
            padded[padded.length - 1 - i] = (byte) (bits >>> (8 * i));
        }
        return padded;
    }

    private static void fill(int[] schedule, byte[] padded, int at) {
        for (int i = 0; i < 16; i++) {
            int from = at + 4 * i;
            schedule[i] = ((padded[from] & 0xFF) << 24)
                    | ((padded[from + 1] & 0xFF) << 16)
                    | ((padded[from + 2] & 0xFF) << 8)
                    | (padded[from + 3] & 0xFF);
        }
        for (int i = 16; i < ROUNDS; i++) {
            int early = schedule[i - 15];
            int late = schedule[i - 2];
            schedule[i] = schedule[i - 16]
                    + (right(early, 7) ^ right(early, 18) ^ (early >>> 3))
                    + schedule[i - 7]
                    + (right(late, 17) ^ right(late, 19) ^ (late >>> 10));
        }
    }

    /** One block; the letters are those of FIPS 180-4, section 6.2.2. */
    private static void compress(int[] hash, int[] schedule) {
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int i = 0; i < ROUNDS; i++) {
            int one = h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + schedule[i];
            int two = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + one;
            d = c;
            c = b;
            b = a;
            a = one + two;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
        hash[5] += f;
        hash[6] += g;
        hash[7] += h;
    }

    private static int right(int word, int by) {
        return Integer.rotateRight(word, by);
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    /** Of a root of a number below 2^18 the first 32 bits after the point, found by halving. */
    private static int fractionOfRoot(int number, int degree) {
        BigInteger sought = BigInteger.valueOf(number).shiftLeft(32 * degree);
        long low = 0;
        long high = 1L << 40;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (BigInteger.valueOf(middle).pow(degree).compareTo(sought) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (int) low;
    }
}
