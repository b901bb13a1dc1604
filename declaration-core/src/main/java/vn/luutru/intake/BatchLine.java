package vn.luutru.intake;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.StayId;
import vn.luutru.declaration.codec.ParsedDeclaration;

/** One line of a batch between its reading and its outcome; completed with the outcome. */
final class BatchLine extends CompletableFuture<DeclarationOutcome> {

    final long number;
    final Declarant declarant;
    final ParsedDeclaration reading;
    final @Nullable StayId stay;

    BatchLine(long number, Declarant declarant, ParsedDeclaration reading) {
        this.number = number;
        this.declarant = declarant;
        this.reading = reading;
        StayCommand command = reading.command() == null ? reading.torn() : reading.command();
        this.stay = command == null ? null : command.stay();
    }

    LineOutcome outcome() {
        return new LineOutcome(number, reading.establishmentId(), reading.reference(), join());
    }
}
