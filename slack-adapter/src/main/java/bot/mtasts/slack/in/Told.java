package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that Slack told us, read as far as it takes to know whether and for whom it is to be
/// done. The rest is Bolt's to read.
///
/// @param payload what Slack put into it; a command's fields as an object
/// @param word what it is, for the log: a closed list
record Told(Kind kind, JsonNode payload, String word) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /// What we listen to.
  enum Kind {
    COMMAND,
    PRESS,
    SHORTCUT,
    SUBMISSION,
    EVENT
  }

  /// How a reading comes out.
  sealed interface Reading {
    record Understood(Told told) implements Reading {}

    /// Slack asks whether this URL is ours.
    record Challenge(String answer) implements Reading {}

    /// Nothing that we listen to, or a look at our certificate; to be acknowledged.
    record Nothing() implements Reading {}

    record Malformed() implements Reading {}
  }

  /// Reads what came over HTTP.
  static Reading read(SlackRequestGate.Form form, String body) {
    return switch (form) {
      case JSON -> json(body);
      case FIELDS -> fields(body);
    };
  }

  /// Reads the payload of a Socket Mode envelope.
  static Reading read(JsonNode payload) {
    return payload.has("command") ? command(payload) : typed(payload);
  }

  /// Whether a body does nothing but look at our certificate. Slack does not sign that.
  static boolean isCertificateCheck(SlackRequestGate.Form form, String body) {
    if (form != SlackRequestGate.Form.FIELDS || !body.contains("ssl_check=1")) {
      return false;
    }
    ObjectNode fields = parsed(body);
    return fields != null
        && fields.path("ssl_check").asText().equals("1")
        && !fields.has("command")
        && !fields.has("payload");
  }

  private static Reading fields(String body) {
    ObjectNode fields = parsed(body);
    if (fields == null) {
      return new Reading.Malformed();
    }
    if (fields.has("payload")) {
      return json(fields.path("payload").asText());
    }
    return fields.has("command") ? command(fields) : new Reading.Malformed();
  }

  private static @Nullable ObjectNode parsed(String body) {
    ObjectNode fields = JSON.createObjectNode();
    try {
      for (String pair : body.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          String name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
          String value = URLDecoder.decode(pair.substring(equals + 1), UTF_8);
          fields.putIfAbsent(name, fields.textNode(value));
        }
      }
    } catch (IllegalArgumentException _) {
      return null; // a broken %-escape: whoever asked says so
    }
    return fields;
  }

  private static Reading json(String text) {
    try {
      return typed(JSON.readTree(text));
    } catch (JsonProcessingException _) {
      return new Reading.Malformed();
    }
  }

  private static Reading typed(@Nullable JsonNode payload) {
    if (payload == null || !payload.path("type").isTextual()) {
      return new Reading.Malformed();
    }
    return switch (payload.path("type").asText()) {
      case "url_verification" ->
          payload.path("challenge").isTextual()
              ? new Reading.Challenge(payload.path("challenge").asText())
              : new Reading.Malformed();
      case "event_callback" -> event(payload);
      case "block_actions" ->
          understood(
              Kind.PRESS,
              payload,
              "press",
              payload.path("actions").path(0).isObject() && hasTexts(payload, "/user/id"));
      case "message_action" ->
          understood(
              Kind.SHORTCUT,
              payload,
              "shortcut",
              payload.path("message").isObject()
                  && hasTexts(payload, "/user/id", "/channel/id", "/callback_id"));
      case "view_submission" ->
          understood(
              Kind.SUBMISSION,
              payload,
              "submission",
              hasTexts(payload, "/user/id", "/view/callback_id", "/view/type"));
      default -> new Reading.Nothing();
    };
  }

  private static Reading command(JsonNode payload) {
    return understood(
        Kind.COMMAND,
        payload,
        "command",
        hasTexts(payload, "/command", "/user_id", "/channel_id")
            && (hasTexts(payload, "/team_id") || hasTexts(payload, "/enterprise_id")));
  }

  private static Reading event(JsonNode payload) {
    if (!hasTexts(payload, "/event_id", "/event/type")) {
      return new Reading.Malformed();
    }
    return switch (payload.at("/event/type").asText()) {
      case "app_mention" -> told(Kind.EVENT, payload, "mention");
      case "message" -> told(Kind.EVENT, payload, "message");
      case "app_home_opened" -> told(Kind.EVENT, payload, "home");
      case "app_uninstalled" -> told(Kind.EVENT, payload, "uninstalled");
      case "tokens_revoked" -> told(Kind.EVENT, payload, "revoked");
      default -> new Reading.Nothing();
    };
  }

  private static Reading understood(Kind kind, JsonNode payload, String word, boolean complete) {
    return complete ? told(kind, payload, word) : new Reading.Malformed();
  }

  private static Reading told(Kind kind, JsonNode payload, String word) {
    return new Reading.Understood(new Told(kind, payload, word));
  }

  private static boolean hasTexts(JsonNode payload, String... pointers) {
    return Stream.of(pointers)
        .map(payload::at)
        .allMatch(field -> field.isTextual() && !field.asText().isBlank());
  }

  /// By what it is known when it comes again.
  ///
  /// @param copy what copies of one delivery have in common: a signature, an envelope's id
  String key(String copy) {
    // Slack's own repetitions are signed anew, and keep the event's id.
    return kind == Kind.EVENT ? "event:" + text("/event_id") : copy;
  }

  /// Whether it takes an installation away, and so comes when there may be none.
  boolean isFarewell() {
    return word.equals("uninstalled") || word.equals("revoked");
  }

  /// The workspace that it is about; where the app is installed for a whole organisation, one of
  /// many. Empty when the payload does not say.
  Optional<String> workspace() {
    List<String> ids = new ArrayList<>();
    teams(ids);
    return ids.stream().filter(id -> !id.startsWith("E")).findFirst();
  }

  /// The workspaces, and organisations of an Enterprise Grid, whose installation it may be meant
  /// for, the likeliest first. In channels that are shared with others the team that a payload
  /// names at its top may be a stranger's.
  List<String> installations() {
    List<String> ids = new ArrayList<>();
    boolean wholeOrganisation = payload.path("is_enterprise_install").asBoolean();
    if (wholeOrganisation) {
      organisations(ids);
    }
    teams(ids);
    // That one workspace of an organisation says farewell is no farewell of all.
    if (!isFarewell() || ids.isEmpty()) {
      organisations(ids);
    }
    return ids.stream().distinct().toList();
  }

  private void teams(List<String> ids) {
    switch (kind) {
      case COMMAND -> add(ids, "/team_id");
      case EVENT -> {
        for (JsonNode authorization : payload.path("authorizations")) {
          if (authorization.path("is_enterprise_install").asBoolean()) {
            add(ids, authorization.path("enterprise_id"));
          }
          add(ids, authorization.path("team_id"));
        }
        add(ids, "/context_team_id", "/team_id");
      }
      // Whoever pressed may belong elsewhere: the message is the bot's.
      case PRESS ->
          add(
              ids,
              "/message/bot_profile/team_id",
              "/view/app_installed_team_id",
              "/team/id",
              "/user/team_id");
      case SHORTCUT -> add(ids, "/team/id", "/user/team_id");
      case SUBMISSION -> add(ids, "/view/app_installed_team_id", "/team/id", "/user/team_id");
    }
  }

  private void organisations(List<String> ids) {
    add(
        ids,
        "/authorizations/0/enterprise_id",
        "/context_enterprise_id",
        "/enterprise_id",
        "/enterprise/id",
        "/team/enterprise_id");
  }

  private void add(List<String> ids, String... pointers) {
    Stream.of(pointers).map(payload::at).forEach(field -> add(ids, field));
  }

  private static void add(List<String> ids, JsonNode field) {
    if (field.isTextual() && !field.asText().isBlank()) {
      ids.add(field.asText());
    }
  }

  /// The field at a JSON pointer; empty when it is not there.
  String text(String pointer) {
    return payload.at(pointer).asText("");
  }
}
