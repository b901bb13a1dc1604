package vn.luutru.declaration.codec;

import vn.luutru.declaration.StayCommand;
import vn.luutru.declaration.code.Code;

/** The {@code type} of a line of a batch of declarations. */
public enum DeclarationType implements Code {
    CHECK_IN("CHECK_IN"),
    CHECK_OUT("CHECK_OUT"),
    MOVE("MOVE"),
    CORRECTION("CORRECTION"),
    CANCELLATION("CANCELLATION");

    private final String code;

    DeclarationType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The type of a declaration that was read. */
    public static DeclarationType of(StayCommand command) {
        return switch (command) {
            case StayCommand.CheckIn in -> CHECK_IN;
            case StayCommand.CheckOut out -> CHECK_OUT;
            case StayCommand.Move move -> MOVE;
            case StayCommand.Correct correct -> CORRECTION;
            case StayCommand.Cancel cancel -> CANCELLATION;
        };
    }
}
