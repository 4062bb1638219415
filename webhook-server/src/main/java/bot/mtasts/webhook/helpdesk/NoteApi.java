package bot.mtasts.webhook.helpdesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// How a helpdesk's REST API takes notes.
///
/// @param signIn what opens it
/// @param write the request that writes a note
/// @param read the request that lists a ticket's notes, the newest first where that can be asked
///   for: we look for ours before we write it again
/// @param taken how we know that a note was taken
/// @param mayBeEarly statuses of a refusal that may only mean "not yet": the ticket that called us
///   may not be committed when we write to it. Final after two minutes
record NoteApi(SignIn signIn, Write write, Read read, Taken taken, Set<Integer> mayBeEarly) {

  /// A note on its way.
  ///
  /// @param ticket of the preset's form
  /// @param visible whether the requester may see it
  record Note(String ticket, NoteText text, boolean visible) {}

  /// What opens the API.
  sealed interface SignIn {
    /// Headers that stay the same.
    record ByHeaders(Function<Account, Headers> headers) implements SignIn {}

    /// A token that is fetched first.
    ///
    /// @param headers with the token, read from the answer; null when it is not in there
    /// @param signOut ends the session; null where tokens simply expire
    record ByToken(
        Function<Account, NoteRequest> ask,
        TokenHeaders headers,
        @Nullable Function<Account, NoteRequest> signOut)
        implements SignIn {}
  }

  /// Reads the token out of an answer.
  interface TokenHeaders {
    @Nullable Headers read(Account account, JsonNode answer);
  }

  interface Write {
    NoteRequest of(Account account, Note note);
  }

  interface Read {
    /// The request; null where the account does not say how.
    @Nullable NoteRequest of(Account account, String ticket);
  }

  /// How we know that a note was taken: some helpdesks answer 200 to a refusal.
  ///
  /// @param words for the documentation, behind "a note was taken when the answer is"
  record Taken(Set<Integer> statuses, String words, TakenBody body) {
    boolean by(Account account, int status, JsonNode answer, String ticket) {
      return statuses.contains(status) && body.says(account, answer, ticket);
    }
  }

  /// Whether an answer's body says that the note was taken.
  interface TakenBody {
    /// @param answer missing where the body is no JSON
    boolean says(Account account, JsonNode answer, String ticket);
  }

  /// A request to a helpdesk.
  ///
  /// @param headers beside those that open the API
  /// @param body null for none
  record NoteRequest(String method, HttpUrl url, Headers headers, @Nullable JsonNode body) {
    static NoteRequest get(HttpUrl.Builder url) {
      return new NoteRequest("GET", url.build(), Headers.EMPTY, null);
    }

    static NoteRequest of(String method, HttpUrl.Builder url, JsonNode body) {
      return new NoteRequest(method, url.build(), Headers.EMPTY, body);
    }

    NoteRequest with(String name, String value) {
      return new NoteRequest(method, url, headers.newBuilder().set(name, value).build(), body);
    }
  }
}
