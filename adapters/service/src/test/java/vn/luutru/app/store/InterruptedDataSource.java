package vn.luutru.app.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Something happens before its first connection is opened, and after the first one was closed. */
final class InterruptedDataSource {

    private InterruptedDataSource() {}

    static DataSource of(DataSource target, Runnable before, Runnable after) {
        AtomicBoolean opened = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        return proxy(DataSource.class, (source, method, arguments) -> {
            if (!opened.getAndSet(true)) {
                before.run();
            }
            Object result = method.invoke(target, arguments);
            return result instanceof Connection connection ? closing(connection, closed, after) : result;
        });
    }

    private static Connection closing(Connection connection, AtomicBoolean closed, Runnable after) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            if (method.getName().equals("close") && !closed.getAndSet(true)) {
                after.run();
            }
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(InterruptedDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
