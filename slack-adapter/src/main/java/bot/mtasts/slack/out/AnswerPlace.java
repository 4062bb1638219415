package bot.mtasts.slack.out;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an answer is to stand, as it travels with the delivery: any instance, also one that starts
/// later, puts it there.
sealed interface AnswerPlace {
  /// The longest that [#text] may be.
  int LONGEST = 2_000;

  /// The longest response URL that leaves room for the rest. Slack's have about 90 characters.
  int LONGEST_URL = 1_000;

  /// The workspace's id.
  String team();

  /// The channel's id.
  String channel();

  /// Who asked, by id.
  String user();

  /// The `ts` of the message in whose thread it stands; null for the channel itself.
  @Nullable String thread();

  /// A message of ours, which `chat.update` changes.
  record Message(String team, String channel, String user, @Nullable String thread, String ts)
      implements AnswerPlace {}

  /// By a response URL, because we may not post there, or because only the asker is to see it.
  record ByUrl(
      String team, String channel, String user, @Nullable String thread, Lease lease, Kind kind)
      implements AnswerPlace {}

  /// Nothing could be shown so far, or what was shown cannot be changed: it is to be posted anew.
  record Nowhere(String team, String channel, String user, @Nullable String thread)
      implements AnswerPlace {}

  /// What may still be done with a response URL.
  ///
  /// @param url anybody who has it can write there
  /// @param until when Slack stops taking it
  /// @param answers how often the answer itself may be tried, so that all uses together stay within
  ///   Slack's five
  record Lease(String url, Instant until, int answers) {
    public Lease {
      until = until.truncatedTo(ChronoUnit.SECONDS); // As it is written: what is read is equal.
    }

    @Override
    public String toString() {
      return "Lease[until %s, %d]".formatted(until, answers);
    }
  }

  /// How the answer by a response URL stands.
  enum Kind {
    /// For the asker alone.
    WHISPERED,
    /// Anew, for all to see; the note that only the asker saw is withdrawn after it.
    PUBLISHED,
    /// In the place of the message whose button was pressed.
    REPLACING
  }

  /// As the delivery carries it. Other versions of this program may read it.
  default String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", 1);
    json.put("team", team()).put("channel", channel()).put("user", user());
    if (thread() != null) {
      json.put("thread", thread());
    }
    switch (this) {
      case Message message -> json.put("is", "message").put("ts", message.ts());
      case ByUrl(_, _, _, _, Lease(var url, var until, var answers), var kind) ->
          json.put("is", "by_url")
              .put("url", url)
              .put("until", until.getEpochSecond())
              .put("answers", answers)
              .put("kind", kind.name());
      case Nowhere _ -> json.put("is", "nowhere");
    }
    return json.toString();
  }

  /// Reads [#text]; empty for what another version wrote in a way that this one does not know.
  static Optional<AnswerPlace> read(String text) {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    if (json.path("v").asInt() != 1 || !json.hasNonNull("team") || !json.hasNonNull("channel")) {
      return Optional.empty();
    }
    String team = json.path("team").asText();
    String channel = json.path("channel").asText();
    String user = json.path("user").asText();
    String thread = json.hasNonNull("thread") ? json.path("thread").asText() : null;
    return switch (json.path("is").asText()) {
      case "message" ->
          Optional.of(new Message(team, channel, user, thread, json.path("ts").asText()));
      case "by_url" ->
          kind(json).map(kind -> new ByUrl(team, channel, user, thread, lease(json), kind));
      case "nowhere" -> Optional.of(new Nowhere(team, channel, user, thread));
      default -> Optional.empty();
    };
  }

  private static Lease lease(JsonNode json) {
    return new Lease(
        json.path("url").asText(),
        Instant.ofEpochSecond(json.path("until").asLong()),
        json.path("answers").asInt());
  }

  private static Optional<Kind> kind(JsonNode json) {
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(json.path("kind").asText())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
