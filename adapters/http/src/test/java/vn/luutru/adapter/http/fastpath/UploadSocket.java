package vn.luutru.adapter.http.fastpath;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bulk upload as bytes on a socket. */
final class UploadSocket {

    private UploadSocket() {}

    static void begin(OutputStream out) throws java.io.IOException {
        out.write(head("HTTP/1.1", "one", "Transfer-Encoding: chunked"));
    }

    static byte[] head(String version, String token, String framing) {
        String head = """
            POST /v1/declarations %s
            Host: test
            Authorization: Bearer %s
            Content-Type: application/x-ndjson
            %s

            """.formatted(version, token, framing);
        return head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    static BufferedReader reader(Socket socket) throws java.io.IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    static void chunk(OutputStream out, String text) throws java.io.IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    static String lineWith(BufferedReader in, String part) throws java.io.IOException {
        String line = in.readLine();
        while (line != null && !line.contains(part)) {
            line = in.readLine();
        }
        return line;
    }
}
