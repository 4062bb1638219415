import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Receives callbacks, verifies them as Standard Webhooks says, and prints what they tell:
///
///     java docs/examples/Receive.java whsec_… [PORT]
///
/// It needs nothing but a JDK, 17 or newer. In earnest, use one of the libraries of
/// https://www.standardwebhooks.com and a JSON parser.
public class Receive {
  static final long TOLERANCE_SECONDS = 300;

  public static void main(String[] arguments) throws IOException {
    byte[] secret = Base64.getDecoder().decode(arguments[0].replaceFirst("^whsec_", ""));
    int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 9000;
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", exchange -> receive(exchange, secret));
    server.start();
    System.out.println("waiting at http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  static void receive(HttpExchange exchange, byte[] secret) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean ours = isSigned(exchange, secret, body);
    String text = new String(body, StandardCharsets.UTF_8);
    System.out.println(
        ours
            ? "✔ signed: " + field(text, "type") + ", " + field(text, "domain") + ": "
                + field(text, "verdict")
            : "✘ not signed with this secret, or too old");
    // Any 2xx says that it was taken; everything else is tried again later.
    exchange.sendResponseHeaders(ours ? 204 : 401, -1);
    exchange.close();
  }

  /// Over the octets as they came, before anything is read out of them.
  static boolean isSigned(HttpExchange exchange, byte[] secret, byte[] body) {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
    if (id == null || time == null || signatures == null || !time.matches("\\d{1,12}")) {
      return false;
    }
    if (Math.abs(Instant.now().getEpochSecond() - Long.parseLong(time)) > TOLERANCE_SECONDS) {
      return false; // somebody repeats an old one
    }
    byte[] expected = hmac(secret, (id + "." + time + ".").getBytes(StandardCharsets.UTF_8), body);
    // While a secret is being replaced there are two signatures, a blank between them.
    for (String signature : signatures.split(" ")) {
      if (signature.startsWith("v1,")
          && MessageDigest.isEqual(
              signature.substring(3).getBytes(StandardCharsets.UTF_8),
              Base64.getEncoder().encode(expected))) {
        return true;
      }
    }
    return false;
  }

  static byte[] hmac(byte[] secret, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// The first field of this name; good enough to print.
  static String field(String json, String name) {
    Matcher field = Pattern.compile("\"" + name + "\":\"([a-z0-9_.-]*)\"").matcher(json);
    return field.find() ? field.group(1) : "?";
  }
}
