package vn.luutru.app;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import vn.luutru.app.backup.BackupCommand;
import vn.luutru.app.demo.DemoGuard;
import vn.luutru.app.settings.LuutruProperties;
import vn.luutru.app.store.CopyLog;
import vn.luutru.demo.GenerateDeclarations;

/** Luutru as one process: the write path, the projections, the questions. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(LuutruProperties.class)
public class LuutruApplication {

    private static final int WRONG_CALL = 2;

    /**
     * Starts the service; every setting is described in docs/configuration.md. With {@code generate} as first argument
     * it writes invented declarations instead, see {@link GenerateDeclarations}; with {@code copy-log} it copies the log,
     * see {@link CopyLog}; with {@code backup} it copies the data folder, see {@link BackupCommand}.
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0 && arguments[0].equals("generate")) {
            int status = GenerateDeclarations.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.err);
            if (status != 0) {
                System.exit(status);
            }
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("copy-log")) {
            int status = CopyLog.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.out, System.err);
            if (status != 0) {
                System.exit(status);
            }
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("backup")) {
            System.exit(BackupCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length), System.err));
        }
        String word = firstWord(arguments);
        if (word != null) {
            System.err.println(String.format(Locale.ROOT, "%s ?", word));
            System.err.println("Chỉ có các lệnh generate, copy-log và backup; các thiết lập bắt đầu bằng --.");
            System.err.println("The only commands are generate, copy-log and backup; settings begin with --.");
            System.exit(WRONG_CALL);
        }
        start(arguments);
    }

    /** What is neither a command nor a setting: a service that starts all the same was not meant. */
    static @Nullable String firstWord(String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .findFirst()
                .orElse(null);
    }

    public static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(LuutruApplication.class);
        application.addInitializers(new DemoGuard());
        return application.run(arguments);
    }
}
