package vn.luutru.declaration.codec;

import vn.luutru.declaration.StayCommand;

/** The {@code type} of a line of a batch of declarations. */
public enum DeclarationType {
    CHECK_IN,
    CHECK_OUT,
    MOVE,
    CORRECTION,
    CANCELLATION;

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
