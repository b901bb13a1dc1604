package vn.luutru.eventstore;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import vn.luutru.declaration.Outcome;
import vn.luutru.declaration.Samples;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayDecider;
import vn.luutru.declaration.StayDetails;
import vn.luutru.declaration.rule.RuleBook;

/**
 * How much the shell costs by itself: check-ins a second with a log in memory, checks and receipts included. Run its
 * main method from the test class path; it prints one line for each number in flight.
 */
public final class CommandExecutorSpeed {

    private static final int COMMANDS = 100_000;

    private CommandExecutorSpeed() {}

    public static void main(String[] arguments) throws InterruptedException {
        StayDetails details = Samples.guest().build();
        for (int round = 0; round < 2; round++) {
            for (int inFlight : new int[] {1, 16, 256, 4000}) {
                AxonDeclarations declarations = new AxonDeclarations(
                        new CommandExecutor(new ListEngine(), Duration.ofSeconds(10)),
                        StayDecider.by(RuleBook.STANDARD),
                        new ReceiptNumbers(new byte[32]));
                Semaphore window = new Semaphore(inFlight);
                long start = System.nanoTime();
                for (int i = 0; i < COMMANDS; i++) {
                    window.acquire();
                    StayCommand command = new StayCommand.CheckIn(Samples.ESTABLISHMENT, "R-" + i, details);
                    declarations
                            .submit(Samples.submission(command, Samples.NOW, Samples.hotel()))
                            .whenComplete((outcome, failure) -> {
                                if (!(outcome instanceof Outcome.Accepted)) {
                                    throw new IllegalStateException("Not accepted", failure);
                                }
                                window.release();
                            });
                }
                window.acquire(inFlight);
                long perSecond = COMMANDS * 1_000_000_000L / (System.nanoTime() - start);
                System.out.printf("round %d, %d in flight: %d commands/s%n", round, inFlight, perSecond);
            }
        }
    }
}
