package vn.luutru.app.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.luutru.adapter.crypto.MasterKey;
import vn.luutru.app.database.DataFolder;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.settings.RefusedStartException;

/**
 * The master keys that this process was given, before any database was looked at.
 *
 * @param key together with the former one, if there is one
 */
public record GivenMasterKeys(MasterKey key) {

    /** @throws RefusedStartException if there is none, or one that is none */
    static GivenMasterKeys of(LuutruProperties properties) {
        try {
            MasterKey key = givenOrKept(properties);
            String before = properties.masterKeyBefore();
            if (before == null || before.isBlank()) {
                return new GivenMasterKeys(key);
            }
            MasterKey former = MasterKey.parse(before);
            return new GivenMasterKeys(former.isSame(key) ? key : key.replacing(former));
        } catch (IllegalArgumentException e) {
            // The text itself is a secret, or a part of one: it is not repeated.
            throw new RefusedStartException(
                    "The master key is not 32 bytes in base 64.",
                    "Look for a piece that was left out, or added, when it was copied.");
        }
    }

    private static MasterKey givenOrKept(LuutruProperties properties) {
        String given = properties.masterKey();
        if (given != null && !given.isBlank()) {
            return MasterKey.parse(given);
        }
        Path file = properties.data().resolve("master.key");
        if (!properties.demo() && !Files.exists(file)) {
            throw new RefusedStartException(
                    "There is no master key: neither luutru.master-key nor master.key in the data folder.",
                    "Make one (32 random bytes in base 64), keep a copy apart from the database, and set it.");
        }
        try {
            Files.createDirectories(properties.data());
            return MasterKey.readOrCreate(file);
        } catch (IOException e) {
            throw DataFolder.unwritable(properties.data(), e);
        }
    }

    /** The key that comes before this one; null if there is none. */
    @Nullable
    MasterKey former() {
        return key.former();
    }
}
