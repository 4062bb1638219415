package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.ByteString;

/// Reads what a client sends, within limits of size and time.
final class Body {
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]*)\"?");
  private static final long HEARD_OUT = 8;
  private static final int CHUNK = 8 * 1024;

  private final HttpLimits limits;

  Body(HttpLimits limits) {
    this.limits = limits;
  }

  /// The raw octets.
  ///
  /// @throws ProblemException if there are too many, or they take too long
  ByteString octets(Context ctx) throws IOException {
    return octets(ctx, limits.body());
  }

  private ByteString octets(Context ctx, int most) throws IOException {
    // Who is refused in the middle of a body sees a broken connection instead of the reason: one
    // that is not much too large is heard to its end.
    long heardOut = HEARD_OUT * most;
    if (ctx.req().getContentLengthLong() > heardOut) {
      throw tooLarge(most);
    }
    long begun = System.nanoTime();
    long heard = 0;
    Buffer body = new Buffer();
    byte[] chunk = new byte[CHUNK];
    InputStream in = ctx.bodyInputStream();
    // Each read ends at the connection's own limit for silence; the sum of them ends here.
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      heard += read;
      if (heard <= most) {
        body.write(chunk, 0, read);
      } else if (heard > heardOut) {
        throw tooLarge(most);
      }
      if (System.nanoTime() - begun > limits.bodyWithin().toNanos()) {
        throw Problem.of(
                ProblemKind.REQUEST_TIMEOUT,
                "The body did not arrive within " + limits.bodyWithin().toSeconds() + " s.")
            .with("Connection", "close")
            .exception();
      }
    }
    if (heard > most) {
      throw tooLarge(most);
    }
    return body.readByteString();
  }

  private static ProblemException tooLarge(int most) {
    return Problem.of(ProblemKind.TOO_LARGE, "At most " + most / 1024 + " KiB are taken here.")
        .with("Connection", "close")
        .exception();
  }

  /// The fields of a form; of several with one name the first.
  ///
  /// @throws ProblemException if it is anything else
  static Map<String, String> form(Context ctx, ByteString octets) {
    if (!type(ctx).equals("application/x-www-form-urlencoded")) {
      throw unsupported("`application/x-www-form-urlencoded`");
    }
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : octets.utf8().split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    } catch (IllegalArgumentException _) {
      throw Problem.of(ProblemKind.MALFORMED_BODY, "The form holds a broken %-escape.").exception();
    }
    return fields;
  }

  /// The body as JSON.
  ///
  /// @throws ProblemException if it is anything else
  static JsonNode json(Context ctx, ByteString octets) {
    if (!isJson(ctx)) {
      throw unsupported("`application/json`");
    }
    return Json.read(octets.toByteArray());
  }

  static boolean isJson(Context ctx) {
    String type = type(ctx);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  /// The media type without parameters, in lower case; empty where none is given. A charset other
  /// than UTF-8 is refused on the way.
  static String type(Context ctx) {
    // Not getContentType(): Jetty throws at a charset that it does not know.
    String header = ctx.header("Content-Type");
    if (header == null) {
      return "";
    }
    Matcher charset = CHARSET.matcher(header);
    if (charset.find() && !isUtf8(charset.group(1))) {
      throw unsupported("UTF-8");
    }
    return header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isUtf8(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return false; // not even a charset
    }
  }

  static ProblemException unsupported(String wanted) {
    return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "The body has to be " + wanted + ".")
        .exception();
  }
}
