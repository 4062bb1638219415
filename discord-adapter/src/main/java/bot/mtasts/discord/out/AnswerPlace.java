package bot.mtasts.discord.out;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where an answer is to stand, as it travels with the delivery: any instance, also one that starts
/// later, puts it there.
///
/// @param hook by what the interaction is answered
/// @param until when Discord stops taking the hook's token
/// @param guild the server's id; null in direct messages
/// @param channel its id
/// @param present whether the bot itself may write in that channel
/// @param spot where it stands as long as the token is taken
/// @param message the id of the message that stands there; null where there is none, or it is not
///   known
record AnswerPlace(
    Hook hook,
    Instant until,
    @Nullable String guild,
    String channel,
    boolean present,
    Spot spot,
    @Nullable String message) {
  /// The longest that [#text] may be.
  static final int LONGEST = 2_000;

  private static final int VERSION = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  AnswerPlace {
    until = until.truncatedTo(ChronoUnit.SECONDS); // As it is written: what is read is equal.
  }

  /// Where an answer stands.
  enum Spot {
    /// In the interaction's original message.
    ORIGINAL,
    /// In a follow-up, which is the message.
    FOLLOW_UP,
    /// Nothing could be shown so far: it is a follow-up of its own.
    ANEW,
    /// A follow-up for the asker alone; but before that the original has to go, which everybody
    /// sees: the follow-up would take its place, for everybody.
    INSTEAD
  }

  /// The same when something was shown.
  AnswerPlace at(Spot shownAt, @Nullable String shown) {
    return new AnswerPlace(hook, until, guild, channel, present, shownAt, shown);
  }

  /// As the delivery carries it. Other versions of this program may read it.
  String text() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", VERSION);
    json.put("app", hook.application()).put("token", hook.token());
    json.put("until", until.getEpochSecond()).put("channel", channel).put("present", present);
    json.put("spot", spot.name());
    if (guild != null) {
      json.put("guild", guild);
    }
    if (message != null) {
      json.put("message", message);
    }
    return json.toString();
  }

  /// Reads [#text]; empty for what another version wrote in a way that this one does not know, and
  /// for whatever could lead a request elsewhere.
  static Optional<AnswerPlace> read(String text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    String application = json.path("app").asText();
    String token = json.path("token").asText();
    String channel = json.path("channel").asText();
    Optional<Spot> spot = spot(json.path("spot").asText());
    if (json.path("v").asInt() != VERSION
        || !Hook.isPossible(application, token)
        || !json.path("until").canConvertToLong()
        || !DiscordIds.isId(channel)
        || !isIdOrMissing(json.path("guild"))
        || !isIdOrMissing(json.path("message"))
        || spot.isEmpty()
        || (spot.get() == Spot.FOLLOW_UP && !json.hasNonNull("message"))) {
      return Optional.empty();
    }
    return moment(json.path("until").asLong())
        .map(until ->
            new AnswerPlace(
                new Hook(application, token),
                until,
                orNull(json.path("guild")),
                channel,
                json.path("present").asBoolean(),
                spot.get(),
                orNull(json.path("message"))));
  }

  private static Optional<Instant> moment(long second) {
    return second >= Instant.MIN.getEpochSecond() && second <= Instant.MAX.getEpochSecond()
        ? Optional.of(Instant.ofEpochSecond(second))
        : Optional.empty();
  }

  private static Optional<Spot> spot(String name) {
    for (Spot spot : Spot.values()) {
      if (spot.name().equals(name)) {
        return Optional.of(spot);
      }
    }
    return Optional.empty();
  }

  private static boolean isIdOrMissing(JsonNode json) {
    return json.isMissingNode() || DiscordIds.isId(json.asText());
  }

  private static @Nullable String orNull(JsonNode json) {
    return json.isMissingNode() ? null : json.asText();
  }
}
