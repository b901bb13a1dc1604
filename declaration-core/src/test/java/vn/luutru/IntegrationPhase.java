package vn.luutru;

/** When services may be started: by {@code mvn verify}, and wherever else tests run, but not by {@code mvn test}. */
public final class IntegrationPhase {

    /** {@code false} where the build runs all but the integration tests. */
    private static final String SETTING = "luutru.test.services";

    private IntegrationPhase() {}

    /** Fails a test that starts a service among those that do without. */
    public static void required() {
        if (!Boolean.parseBoolean(System.getProperty(SETTING, "true"))) {
            throw new IllegalStateException("A test class that starts a service is an @IntegrationTest");
        }
    }
}
