package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.mtasts.VisibleLine;
import bot.mtasts.webhook.helpdesk.NoteApi.Note;
import bot.mtasts.webhook.helpdesk.NoteApi.NoteRequest;
import bot.mtasts.webhook.helpdesk.NoteApi.SignIn;
import bot.mtasts.webhook.outgoing.Exchange;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import bot.mtasts.webhook.outgoing.RetryAfter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// One attempt to write a note: sign in where that is needed, look for an earlier note where there
/// may be one, write, sign out.
final class NoteVisit {
  private static final int LONGEST_ANSWER = 256 * 1024;
  private static final int LONGEST_LIST = 1024 * 1024;
  private static final int LONGEST_QUOTE = 200;
  private static final Duration TOO_LATE_TO_BE_EARLY = Duration.ofMinutes(2);
  private static final MediaType JSON = MediaType.get("application/json");

  // Where helpdesks put the sentence that tells what is wrong.
  private static final List<String> SENTENCES =
      List.of(
          "/Error/ErrorMessage",
          "/error/message",
          "/error_description",
          "/detail",
          "/message",
          "/errorMessages/0",
          "/errorMessage",
          "/errors/0/message",
          "/errors/0",
          "/description",
          "/title",
          "/error",
          "/1");

  private final GuardedHttp http;
  private final Preset preset;
  private final Account account;
  private final InstantSource clock;

  NoteVisit(GuardedHttp http, Preset preset, Account account, InstantSource clock) {
    this.http = http;
    this.preset = preset;
    this.account = account;
    this.clock = clock;
  }

  /// Writes a note.
  ///
  /// @param mayBeThere whether an earlier attempt may have written it
  Answer write(Note note, boolean mayBeThere) throws InterruptedException {
    return switch (preset.notes().signIn()) {
      case SignIn.ByHeaders(var headers) -> write(note, mayBeThere, headers.apply(account));
      case SignIn.ByToken token ->
          switch (fetch(token)) {
            case SignedIn.Refused(var answer) -> answer;
            case SignedIn.Open(var headers) -> {
              Answer answer = write(note, mayBeThere, headers);
              if (token.signOut() != null) {
                // A session that stays open ends by itself; the note is what counts.
                exchange(token.signOut().apply(account), headers, LONGEST_ANSWER);
              }
              yield answer;
            }
          };
    };
  }

  private sealed interface SignedIn {
    record Open(Headers headers) implements SignedIn {}

    record Refused(Answer answer) implements SignedIn {}
  }

  private SignedIn fetch(SignIn.ByToken token) throws InterruptedException {
    Exchange exchange = exchange(token.ask().apply(account), Headers.EMPTY, LONGEST_ANSWER);
    if (exchange instanceof Exchange.Answered answered && answered.success()) {
      Headers headers = token.headers().read(account, Json.tree(answered.body()));
      if (headers != null) {
        return new SignedIn.Open(headers);
      }
    }
    return new SignedIn.Refused(refusal(exchange, "signing in"));
  }

  private Answer write(Note note, boolean mayBeThere, Headers open) throws InterruptedException {
    if (mayBeThere) {
      NoteRequest list = preset.notes().read().of(account, note.ticket());
      if (list != null) {
        Exchange listed = exchange(list, open, LONGEST_LIST);
        if (holds(listed, note.text().marker())) {
          return new Answer.Accepted(null, "An earlier attempt had already written the note.");
        }
        if (!mayWriteUnlooked(listed)) {
          return refusal(listed, "looking for an earlier note");
        }
      }
    }
    NoteRequest request = preset.notes().write().of(account, note);
    Exchange written = exchange(request, open, LONGEST_ANSWER);
    return written instanceof Exchange.Answered answered
            && preset
                .notes()
                .taken()
                .by(account, answered.status(), Json.tree(answered.body()), note.ticket())
        ? new Answer.Accepted(answered.status(), account.redacted(answered.excerpt()))
        : refusal(written, "writing the note");
  }

  private static boolean holds(Exchange listed, String marker) {
    // The marker needs no escaping in any format, so that the octets can be searched as they are.
    return listed instanceof Exchange.Answered answered
        && answered.success()
        && answered.body().indexOf(ByteString.encodeUtf8(marker)) >= 0;
  }

  // A helpdesk that is down or busy would not take the note either: better to come again. But an
  // account that may write and not read would never get its note written: better twice than never.
  private static boolean mayWriteUnlooked(Exchange listed) {
    return switch (listed) {
      case Exchange.Answered answered ->
          answered.success()
              || (answered.status() / 100 == 4
                  && answered.status() != 401
                  && answered.status() != 408
                  && answered.status() != 429);
      case Exchange.Unreached _, Exchange.Forbidden _ -> false;
    };
  }

  private Exchange exchange(NoteRequest request, Headers open, int most)
      throws InterruptedException {
    Headers headers = open.newBuilder().addAll(request.headers()).build();
    JsonNode body = request.body();
    return http.exchange(
        new Request.Builder()
            .url(request.url())
            .headers(headers)
            .header("Accept", "application/json")
            .method(
                request.method(),
                body == null
                    ? null
                    : RequestBody.create(ByteString.encodeUtf8(body.toString()), JSON))
            .build(),
        most);
  }

  private Answer refusal(Exchange exchange, String doing) {
    return switch (exchange) {
      case Exchange.Unreached(var reason) -> new Answer.Unreached(reason);
      case Exchange.Forbidden() -> new Answer.Forbidden(Exchange.Forbidden.REASON);
      case Exchange.Answered answered ->
          new Answer.Declined(
              answered.status(),
              RetryAfter.read(answered.headers().get("Retry-After"), clock.instant()),
              "HTTP %d at %s%s".formatted(answered.status(), doing, why(answered)),
              account.redacted(answered.excerpt()),
              preset.notes().mayBeEarly().contains(answered.status())
                  ? TOO_LATE_TO_BE_EARLY
                  : null);
    };
  }

  private String why(Exchange.Answered answered) {
    String sentence = sentence(Json.tree(answered.body()));
    return (answered.success() ? ", and yet it was not taken" : "")
        + (sentence == null ? "." : ": " + account.redacted(sentence))
        + advice(answered.status());
  }

  private String advice(int status) {
    return switch (status) {
      case 401 -> " The helpdesk does not accept the credentials: set them again.";
      case 403 -> " The account may not do this: give it the right to write on this ticket.";
      case 404 -> " There is no such ticket, or the account may not see it, or `url` is wrong.";
      default -> status / 100 == 3 ? " Redirects are not followed: is `url` right?" : "";
    };
  }

  private static @Nullable String sentence(JsonNode answer) {
    return SENTENCES.stream()
        .map(answer::at)
        .filter(JsonNode::isTextual)
        .map(node -> VisibleLine.of(node.asText(), LONGEST_QUOTE))
        .findFirst()
        .orElse(null);
  }
}
