package vn.luutru.access;

import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.code.Code;
import vn.luutru.declaration.codec.DeclarationType;

/** What an operator's key may be good for. */
public enum Operation implements Code {
    CHECK_IN("CHECK_IN"),
    CHECK_OUT("CHECK_OUT"),
    /** Corrections and moves: keys of before moves had a call of their own changed rooms by corrections. */
    CORRECTION("CORRECTION"),
    CANCELLATION("CANCELLATION"),
    NIL_REPORT("NIL_REPORT"),
    /** Its own register, its own obligations, a stay with its receipts. */
    READ("READ");

    private final String code;

    Operation(String code) {
        this.code = code;
    }

    /** By which the operation is stored with its key. */
    @Override
    public String code() {
        return code;
    }

    /** The operation that a command is. */
    public static Operation of(StayCommand command) {
        return switch (command) {
            case StayCommand.CheckIn in -> CHECK_IN;
            case StayCommand.CheckOut out -> CHECK_OUT;
            case StayCommand.Move move -> CORRECTION;
            case StayCommand.Correct correct -> CORRECTION;
            case StayCommand.Cancel cancel -> CANCELLATION;
        };
    }

    /** The operation that a single call is. */
    public static Operation of(DeclarationType type) {
        return switch (type) {
            case CHECK_IN -> CHECK_IN;
            case CHECK_OUT -> CHECK_OUT;
            case MOVE, CORRECTION -> CORRECTION;
            case CANCELLATION -> CANCELLATION;
        };
    }
}
