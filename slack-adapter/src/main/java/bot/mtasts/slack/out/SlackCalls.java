package bot.mtasts.slack.out;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Turns the ways in which the SDK tells how a call ended into [Outcome]s.
final class SlackCalls {
  // Slack always says how long; without that we leave it alone for so long.
  private static final Duration LIMITED_FOR_UNKNOWN_TIME = Duration.ofSeconds(30);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
  private static final Pattern WORD = Pattern.compile("[a-z_]{1,60}");
  private static final int TOO_MANY = 429;

  private SlackCalls() {}

  /// One call of the SDK.
  interface Calling<R extends SlackApiTextResponse> {
    R call() throws IOException, SlackApiException;
  }

  static <R extends SlackApiTextResponse> Outcome<R> call(Calling<R> calling) {
    try {
      R response = calling.call();
      return response.isOk()
          ? new Outcome.Ok<>(response)
          : refused(response.getError(), detail(response));
    } catch (SlackApiException e) {
      // The SDK's way to tell of any status but 2xx.
      String word = e.getError() == null ? null : e.getError().getError();
      return failed(e.getResponse(), word);
    } catch (JsonParseException _) {
      return new Outcome.Unreached<>("Slack's answer could not be read.");
    } catch (IOException e) {
      return broken(e);
    }
  }

  /// What an answer with an error status means.
  ///
  /// @param word what its body says; null when it says nothing
  static <T> Outcome<T> failed(Response response, @Nullable String word) {
    int status = response.code();
    if (status == TOO_MANY) {
      return new Outcome.RateLimited<>(retryAfter(response.header("Retry-After")));
    }
    if (status < 500 && word != null) {
      return refused(word, "HTTP " + status);
    }
    return new Outcome.Unreached<>("Slack answered HTTP %d.".formatted(status));
  }

  /// A refusal in Slack's word. Two of the words mean a limit.
  static <T> Outcome<T> refused(@Nullable String word, String detail) {
    if (word == null || !WORD.matcher(word).matches()) {
      return new Outcome.Refused<>("unknown_error", detail);
    }
    return switch (word) {
      case "ratelimited", "rate_limited", "message_limit_exceeded" ->
          new Outcome.RateLimited<>(LIMITED_FOR_UNKNOWN_TIME);
      default -> new Outcome.Refused<>(word, detail);
    };
  }

  /// What it means that there was no answer. The interruption of a virtual thread closes the socket
  /// it waits for, and looks like any other cut; the thread stays interrupted, so that whoever
  /// called sees it.
  static <T> Outcome<T> broken(IOException e) {
    return new Outcome.Unreached<>(
        switch (e) {
          case UnknownHostException _ -> "Slack's host could not be found in DNS.";
          case InterruptedIOException _ -> "Slack did not answer in time.";
          case SSLException _ -> "There is no TLS connection to Slack: the handshake failed.";
          case ConnectException _ -> "There is no connection to Slack: it was refused.";
          default -> "The connection to Slack broke before it answered.";
        });
  }

  private static Duration retryAfter(@Nullable String header) {
    return header != null && SECONDS.matcher(header.strip()).matches()
        ? Duration.ofSeconds(Math.max(1, Long.parseLong(header.strip())))
        : LIMITED_FOR_UNKNOWN_TIME;
  }

  private static String detail(SlackApiTextResponse response) {
    return response.getNeeded() == null
        ? ""
        : "needs %s, has %s".formatted(response.getNeeded(), response.getProvided());
  }
}
