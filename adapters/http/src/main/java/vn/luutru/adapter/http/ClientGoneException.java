package vn.luutru.adapter.http;

/** The client closed the connection in mid-call: nobody waits for the rest of the answer. */
final class ClientGoneException extends RuntimeException {

    ClientGoneException() {
        super("The client is gone", null, false, false);
    }
}
