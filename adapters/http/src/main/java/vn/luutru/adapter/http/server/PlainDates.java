package vn.luutru.adapter.http.server;

import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;
import vn.luutru.declaration.codec.Iso;

/**
 * Dates in bodies are {@code yyyy-MM-dd} between quotes, as the contract has them, and nothing else. Jackson would take
 * the number of a day and years of nine digits too: the log keeps years of four, and an event that cannot be read again
 * stops every read model.
 */
public final class PlainDates extends SimpleModule {

    public PlainDates() {
        super("plain-dates");
        addDeserializer(LocalDate.class, new Reader());
    }

    private static final class Reader extends StdDeserializer<LocalDate> {

        Reader() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
            }
            try {
                return Iso.date(parser.getString());
            } catch (DateTimeException e) {
                // Without the text: what was declared is never repeated.
                throw new InvalidFormatException(parser, "Not a date", "", LocalDate.class);
            }
        }
    }
}
