package bot.mtasts.webhook.helpdesk;

import bot.mtasts.webhook.helpdesk.NoteApi.NoteRequest;
import bot.mtasts.webhook.helpdesk.NoteApi.Read;
import bot.mtasts.webhook.helpdesk.NoteApi.SignIn;
import bot.mtasts.webhook.helpdesk.NoteApi.Taken;
import bot.mtasts.webhook.helpdesk.NoteApi.TakenBody;
import bot.mtasts.webhook.helpdesk.NoteApi.TokenHeaders;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// What rows of the table have in common.
final class PresetParts {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static final TakenBody ANY = (_, _, _) -> true;

  static final Taken TWO_HUNDREDS =
      new Taken(
          new TreeSet<>(Set.of(200, 201, 202, 204)),
          "what `taken-field` points to is there",
          (desk, answer, _) ->
              !desk.has("taken-field") || isThere(answer.at(desk.setting("taken-field"))));

  static final Shape JIRA_SHAPE =
      Shape.oursAnd(
          "/fields/domain",
          "/key /issue/key /issueKey",
          "/fields/reporter/emailAddress /issue/fields/reporter/emailAddress",
          "/fields/summary /fields/description /issue/fields/summary /issue/fields/description");

  static final Shape GLPI_SHAPE =
      Shape.oursAnd(
          "",
          "/item/id /parent_item/id",
          "/item/requester/email",
          "/item/name /item/content /parent_item/name /parent_item/content");

  static final Read JIRA_COMMENTS =
      (desk, key) ->
          NoteRequest.get(
              desk.at("rest", "api", "3", "issue", key, "comment")
                  .addQueryParameter("orderBy", "-created")
                  .addQueryParameter("maxResults", "100"));

  static final TokenHeaders BEARER_TOKEN =
      (_, answer) ->
          answer.path("access_token").isTextual()
              ? Headers.of("Authorization", "Bearer " + answer.path("access_token").asText())
              : null;

  private PresetParts() {}

  static SignIn headers(Function<Account, Headers> headers) {
    return new SignIn.ByHeaders(headers);
  }

  static SignIn header(String name, Function<Account, String> value) {
    return headers(desk -> Headers.of(name, value.apply(desk)));
  }

  /// With `user`, Basic and the token for a password; without, the token as bearer.
  static SignIn basicOrBearer(UnaryOperator<String> login) {
    return header(
        "Authorization",
        desk ->
            desk.has("user")
                ? Account.basic(login.apply(desk.setting("user")), desk.secret("token"))
                : "Bearer " + desk.secret("token"));
  }

  static Function<Account, NoteRequest> glpiToken() {
    return desk -> {
      ObjectNode ask =
          object(
              "client_id", desk.setting("client-id"),
              "client_secret", desk.secret("client-secret"),
              "scope", "api");
      if (desk.has("user")) {
        ask.put("grant_type", "password")
            .put("username", desk.setting("user"))
            .put("password", desk.secret("password"));
      } else {
        ask.put("grant_type", "client_credentials");
      }
      return NoteRequest.of("POST", desk.at("api.php", "token"), ask);
    };
  }

  static SignIn glpiSession() {
    return new SignIn.ByToken(
        desk ->
            withAppToken(
                desk,
                NoteRequest.get(desk.at("apirest.php", "initSession"))
                    .with("Authorization", "user_token " + desk.secret("token"))),
        (desk, answer) -> {
          if (!answer.path("session_token").isTextual()) {
            return null;
          }
          Headers.Builder headers =
              new Headers.Builder().add("Session-Token", answer.path("session_token").asText());
          String appToken = desk.secretOrNull("app-token");
          return appToken == null ? headers.build() : headers.add("App-Token", appToken).build();
        },
        desk -> NoteRequest.get(desk.at("apirest.php", "killSession")));
  }

  private static NoteRequest withAppToken(Account desk, NoteRequest request) {
    String appToken = desk.secretOrNull("app-token");
    return appToken == null ? request : request.with("App-Token", appToken);
  }

  static Taken taken(int status, String words, TakenBody body) {
    return new Taken(Set.of(status), words, body);
  }

  static TakenBody has(String pointer) {
    return (_, answer, _) -> isThere(answer.at(pointer));
  }

  private static boolean isThere(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  // RT answers a list of sentences, in the language of the account.
  static boolean rtAdded(JsonNode answer) {
    if (!answer.isArray()) {
      return false;
    }
    for (JsonNode line : answer) {
      String text = line.asText();
      if (text.contains("Comments added") || text.contains("Correspondence added")) {
        return true;
      }
    }
    return false;
  }

  static ObjectNode object(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return MAPPER.valueToTree(fields);
  }

  /// A ticket's id as the number it is: [TicketForm#NUMBER] has at most 19 digits.
  static Object number(String text) {
    return new java.math.BigInteger(text);
  }

  /// Redmine reads Textile or Markdown: in `pre` both obey nothing, until its end.
  static String preformatted(String text) {
    return "<pre>\n" + text.replaceAll("(?i)<(/?\\s*pre)", "< $1") + "</pre>";
  }

  /// A URL of the generic preset with the ticket in its place, encoded wherever it stands.
  static HttpUrl filledIn(String url, String ticket) {
    String encoded =
        java.net.URLEncoder.encode(ticket, java.nio.charset.StandardCharsets.UTF_8)
            .replace("+", "%20");
    return HttpUrl.get(url.replace(Presets.TICKET_PLACE, encoded));
  }
}
