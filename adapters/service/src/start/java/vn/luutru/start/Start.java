package vn.luutru.start;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The first class of {@code luutru.jar}: runs the application if this Java can, otherwise looks for one that can.
 *
 * <p>Luutru needs Java 25. Many machines have several and an older one on the path; {@code java -jar luutru.jar} should
 * then work all the same instead of ending in an {@code UnsupportedClassVersionError}. This one class is therefore
 * compiled for Java 17 and knows the application by name only. A Java that was found is started as a child: it gets the
 * same arguments, ends when this process is asked to end, and ends at once when this process is killed.
 */
public final class Start {

    private static final int NEEDED = 25;
    private static final String APPLICATION = "vn.luutru.app.LuutruApplication";
    /** A process that has run out of memory half works and does not end by itself. What the user says comes after it. */
    private static final String END_WITHOUT_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    private static final String STARTED_BY = "LUUTRU_STARTED_BY";

    private Start() {}

    /** Starts the application with these arguments. */
    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            if (System.getenv(STARTED_BY) != null) {
                endWithParent();
            }
            Class.forName(APPLICATION).getMethod("main", String[].class).invoke(null, (Object) arguments);
            return;
        }
        Path java = findJava();
        if (java == null) {
            System.err.println("Cần Java 25: hãy cài đặt rồi đặt JAVA_HOME, hoặc chạy bằng java của bản 25.");
            System.err.println("Java 25 is needed: install it and set JAVA_HOME, or run with the java of release 25.");
            System.exit(1);
            return;
        }
        System.exit(runWith(java, arguments));
    }

    private static int runWith(Path java, String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add(END_WITHOUT_MEMORY);
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-jar");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment()
                .put(STARTED_BY, Long.toString(ProcessHandle.current().pid()));
        Process child = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endGently(child)));
        return child.waitFor();
    }

    private static void endGently(Process child) {
        child.destroy();
        try {
            child.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Who kills the process that they started must not leave another one behind. That process holds our input open, and
     * the system closes it at the moment of its death; {@code ProcessHandle.onExit} would look every few seconds only.
     */
    private static void endWithParent() {
        Thread watch = new Thread(Start::endWithInput, "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("The process that started this one cannot be watched: " + e.getMessage());
        }
        Runtime.getRuntime().halt(137);
    }

    private static Path findJava() throws IOException {
        String named = System.getenv("JAVA_HOME");
        if (named != null && fits(Path.of(named))) {
            return executable(Path.of(named));
        }
        Path home = Path.of(System.getProperty("user.home"));
        List<Path> places = List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/opt"),
                Path.of("/opt/java"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                home.resolve(".sdkman/candidates/java"),
                home.resolve(".jdks"));
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> homes = Files.newDirectoryStream(place)) {
                    for (Path candidate : homes) {
                        for (Path inner : List.of(candidate, candidate.resolve("Contents/Home"))) {
                            if (fits(inner)) {
                                return executable(inner);
                            }
                        }
                    }
                }
            }
        }
        return null;
    }

    /** Every JDK since 9 says its release in a file of that name. */
    private static boolean fits(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !Files.isExecutable(executable(home))) {
            return false;
        }
        for (String line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                String version = line.substring("JAVA_VERSION=\"".length()).split("[.\"]")[0];
                return version.matches("[0-9]+") && Integer.parseInt(version) >= NEEDED;
            }
        }
        return false;
    }

    private static Path executable(Path home) {
        return home.resolve("bin").resolve("java");
    }
}
