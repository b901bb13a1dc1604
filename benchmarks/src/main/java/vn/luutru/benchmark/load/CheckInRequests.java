package vn.luutru.benchmark.load;

import io.netty.buffer.ByteBuf;

/** Check-ins as whole HTTP requests, by number. */
public final class CheckInRequests {

    private final Declarations declarations;
    private final Requests requests;

    /** @param token that declares */
    public CheckInRequests(Declarations declarations, String token) {
        this.declarations = declarations;
        this.requests = new Requests(token);
    }

    /** Appends {@code PUT /v1/establishments/{id}/stays/{reference}} with its body. */
    public void write(long number, ByteBuf out) {
        requests.checkIn(declarations.declaration(number), out);
    }
}
