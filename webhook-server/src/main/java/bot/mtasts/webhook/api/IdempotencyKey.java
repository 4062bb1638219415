package bot.mtasts.webhook.api;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header-07): a structured-field
/// string, or, as many clients send it, a bare token.
final class IdempotencyKey {
  private static final int LONGEST = 255;

  // RFC 8941 §3.3.3; what follows a semicolon are parameters, of which none is known.
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"\\s*(?:;.*)?");
  private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-~]+");

  private IdempotencyKey() {}

  /// @return empty when there is no such header
  /// @throws ProblemException if it cannot be read
  static Optional<String> of(Context ctx) {
    List<String> values = Collections.list(ctx.req().getHeaders("Idempotency-Key"));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String key = values.size() == 1 ? read(values.getFirst().strip()) : "";
    if (key.isEmpty() || key.length() > LONGEST) {
      throw Problem.of(
              ProblemKind.MALFORMED_REQUEST,
              "An Idempotency-Key is one string of 1 to "
                  + LONGEST
                  + " printable ASCII characters, such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\".")
          .exception();
    }
    return Optional.of(key);
  }

  private static String read(String value) {
    Matcher quoted = QUOTED.matcher(value);
    if (quoted.matches()) {
      return quoted.group(1).replaceAll("\\\\([\"\\\\])", "$1");
    }
    return BARE.matcher(value).matches() ? value : "";
  }
}
