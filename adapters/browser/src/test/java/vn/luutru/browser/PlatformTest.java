package vn.luutru.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.luutru.browser.lacking.vn.luutru.declaration.Platform;

/** What the browser has instead of the JDK's gives what the JDK's gives. */
class PlatformTest {

    @Property
    void a_hash_is_the_jdks(@ForAll byte[] message) throws Exception {
        assertThat(Platform.sha256(message))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(message));
    }

    @Property
    void a_uuid_has_the_bits_that_it_is_made_of(@ForAll long high, @ForAll long low) {
        assertThat(Platform.uuid(high, low)).isEqualTo(new UUID(high, low));
    }
}
