package bot.mtasts.webhook.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a client wants to be answered (RFC 7240 `Prefer`). What cannot be read is ignored, as §2
/// wants it.
///
/// @param answerAtOnce `respond-async`
/// @param patience `wait`, capped by what we grant; zero when it was not asked for
record Preference(boolean answerAtOnce, Duration patience) {
  private static final Pattern WAIT = element("wait\\s*=\\s*\"?([0-9]{1,9})\"?");
  private static final Pattern RESPOND_ASYNC = element("respond-async");

  private static Pattern element(String form) {
    return Pattern.compile("(?:^|,)\\s*" + form + "\\s*(?=[;,]|$)");
  }

  static Preference of(Context ctx, Duration longestWait) {
    String all =
        String.join(",", Collections.list(ctx.req().getHeaders("Prefer"))).toLowerCase(Locale.ROOT);
    Matcher wait = WAIT.matcher(all);
    Duration asked =
        wait.find() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : Duration.ZERO;
    return new Preference(
        RESPOND_ASYNC.matcher(all).find(), asked.compareTo(longestWait) > 0 ? longestWait : asked);
  }

  /// How long an answer may take for the result's sake. RFC 7240 §4.3: with both preferences, only
  /// what is not ready within the time is answered 202, so that `wait` leads.
  boolean waits() {
    return patience.isPositive();
  }

  /// Says which preference was followed.
  void tell(Context ctx) {
    if (waits()) {
      ctx.header("Preference-Applied", "wait=" + patience.toSeconds());
    } else if (answerAtOnce) {
      ctx.header("Preference-Applied", "respond-async");
    }
  }
}
