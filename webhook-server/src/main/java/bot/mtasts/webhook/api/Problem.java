package bot.mtasts.webhook.api;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One refusal, to be told as `application/problem+json` (RFC 9457).
///
/// @param detail what is wrong this time and what to do, for people; holds nothing of our inside
/// @param errors what is wrong with single fields; may be empty
/// @param headers to be sent with it, such as `Location`
record Problem(
    ProblemKind kind,
    String detail,
    ImmutableList<FieldError> errors,
    ImmutableMap<String, String> headers) {

  /// What is wrong with one field.
  ///
  /// @param pointer a JSON Pointer into the body (RFC 6901), or the name of a parameter
  /// @param index the place in a batch, from 0; null elsewhere
  record FieldError(String pointer, @Nullable Integer index, String detail) {}

  static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind, detail, ImmutableList.of(), ImmutableMap.of());
  }

  static Problem invalid(Iterable<FieldError> errors) {
    ImmutableList<FieldError> all = ImmutableList.copyOf(errors);
    String detail =
        all.size() == 1
            ? all.getFirst().detail()
            : all.size() + " things are wrong; each is named under `errors`.";
    return new Problem(ProblemKind.INVALID_REQUEST, detail, all, ImmutableMap.of());
  }

  Problem with(String header, String value) {
    ImmutableMap<String, String> more =
        ImmutableMap.<String, String>builder().putAll(headers).put(header, value).build();
    return new Problem(kind, detail, errors, more);
  }

  /// With `Retry-After`, in whole seconds, at least one.
  Problem retryAfter(Duration wait) {
    return with("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
  }

  ProblemException exception() {
    return new ProblemException(this);
  }
}
