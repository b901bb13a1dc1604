package vn.luutru.adapter.eventstoredb;

import io.kurrent.dbclient.KurrentDBClient;
import io.kurrent.dbclient.KurrentDBClientSettings;
import io.kurrent.dbclient.KurrentDBConnectionString;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A client that is replaced once it has given up: after a few attempts to find a node it closes itself for good, and every
 * later call of it fails. Replacing costs a thread, and that only once.
 */
final class Client implements AutoCloseable {

    private static final String PREFERENCE = "nodepreference";

    private final KurrentDBClientSettings settings;
    private KurrentDBClient current;
    private boolean closed;

    /** @throws IllegalArgumentException if the connection string cannot be read; the string is not repeated */
    Client(String connection, StreamNames names) {
        try {
            settings = KurrentDBConnectionString.parseOrThrow(connection);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The connection string of EventStoreDB cannot be read", e);
        }
        settings.getInterceptors().add(new AllFilter(names.filter()));
        current = KurrentDBClient.create(settings);
    }

    /** The same cluster, read from a node that does not lead, unless the connection string says which. */
    static String followers(String connection) {
        if (connection.toLowerCase(Locale.ROOT).contains(PREFERENCE + "=")) {
            return connection;
        }
        return connection + (connection.contains("?") ? "&" : "/?") + "nodePreference=follower";
    }

    /** The same cluster, and always the node that leads. */
    static String leader(String connection) {
        int query = connection.indexOf('?');
        if (query < 0) {
            return connection;
        }
        String rest = Arrays.stream(connection.substring(query + 1).split("&"))
                .filter(parameter -> !parameter.toLowerCase(Locale.ROOT).startsWith(PREFERENCE + "="))
                .collect(Collectors.joining("&"));
        return connection.substring(0, query + 1) + rest;
    }

    /** The client to use for the next call, whether it is connected or not. */
    synchronized KurrentDBClient get() {
        if (current.isShutdown() && !closed) {
            current = KurrentDBClient.create(settings);
        }
        return current;
    }

    @Override
    public synchronized void close() {
        closed = true;
        current.shutdown();
    }
}
