package vn.luutru.benchmark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilentProxyTest {

    @Test
    void a_silent_connection_stays_open_and_carries_nothing_while_new_ones_work() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket echo = new ServerSocket(0, 8, loopback);
                SilentProxy proxy = new SilentProxy(echo.getLocalPort(), Duration.ofSeconds(30))) {
            Thread.ofVirtual().start(() -> echo(echo));
            try (Socket old = new Socket(loopback, proxy.port())) {
                old.setSoTimeout(5_000);
                assertThat(echoed(old, 7)).isEqualTo(7);

                assertThat(proxy.silence()).isOne();

                old.setSoTimeout(300);
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> echoed(old, 8));
                try (Socket fresh = new Socket(loopback, proxy.port())) {
                    fresh.setSoTimeout(5_000);
                    assertThat(echoed(fresh, 9)).isEqualTo(9);
                    assertThat(proxy.upstreamPorts()).hasSize(1);
                }
            }
        }
    }

    private static int echoed(Socket socket, int one) throws IOException {
        socket.getOutputStream().write(one);
        return socket.getInputStream().read();
    }

    private static void echo(ServerSocket door) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread.ofVirtual().start(() -> back(socket));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private static void back(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
