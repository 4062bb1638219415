package bot.mtasts.webhook.api;

import java.util.Arrays;
import java.util.Optional;

/// Every kind of refusal that the API knows (RFC 9457 `type`). The words are a public contract, and
/// each is documented under `x-problems` in the API's description.
enum ProblemKind {
  // spotless:off (a table: one row a line)
  MALFORMED_BODY("malformed-body", 400, "The body cannot be read"),
  MALFORMED_REQUEST("malformed-request", 400, "A header or parameter cannot be read"),
  UNAUTHORIZED("unauthorized", 401, "There is no valid API key or signature"),
  FORBIDDEN("forbidden", 403, "The API key may not do this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This method is not for this address"),
  NOT_ACCEPTABLE("not-acceptable", 406, "It cannot be had in that format"),
  REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
  IN_PROGRESS("in-progress", 409, "The same request is being answered right now"),
  REPLAYED("replayed", 409, "This call was taken before"),
  NAME_TAKEN("name-taken", 409, "There is one of this name"),
  TOO_LARGE("too-large", 413, "The body is too large"),
  URI_TOO_LONG("uri-too-long", 414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body has a type that is not taken here"),
  INVALID_REQUEST("invalid-request", 422, "The request cannot be carried out as it stands"),
  NO_DOMAIN("no-domain", 422, "The ticket names no domain"),
  NOTHING_TO_WRITE("nothing-to-write", 422, "There is nothing to generate for this domain"),
  IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key stood on another request"),
  RATE_LIMITED("rate-limited", 429, "Too many requests"),
  TICKET_LOOP("ticket-loop", 429, "Too many checks for one ticket"),
  TOO_MANY_STREAMS("too-many-streams", 429, "Too many event streams are open"),
  HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are too large"),
  INTERNAL_ERROR("internal-error", 500, "Something broke here"),
  MX_NOT_SEEN("mx-not-seen", 502, "The domain's MX could not be looked up"),
  UNAVAILABLE("unavailable", 503, "The server cannot do this right now"),
  STOPPING("stopping", 503, "The server is about to stop");
  // spotless:on

  private final String word;
  private final int status;
  private final String title;

  ProblemKind(String word, int status, String title) {
    this.word = word;
    this.status = status;
    this.title = title;
  }

  String word() {
    return word;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /// The kind that a bare status of Javalin's or Jetty's stands for; empty where it says it all.
  static Optional<ProblemKind> ofStatus(int status) {
    return status == 400
        ? Optional.of(MALFORMED_REQUEST) // a body is ours to refuse
        : Arrays.stream(values()).filter(kind -> kind.status == status).findFirst();
  }
}
