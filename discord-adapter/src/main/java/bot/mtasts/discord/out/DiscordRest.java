package bot.mtasts.discord.out;

import bot.mtasts.core.command.progress.Timekeeper;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.discord.out.RateLimits.Route;
import bot.mtasts.discord.out.RateLimits.Turn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// What we ask of Discord's REST API. Every call blocks, for as long as its patience and 10 s more;
/// none throws for Discord's trouble. A thread that is interrupted gets [Outcome.Unreached] and
/// stays interrupted.
///
/// Ids and tokens become single steps of a path below the API's own URL, whatever they are.
public final class DiscordRest implements AutoCloseable {
  /// How we name ourselves: Discord wants these words in this order
  /// (docs.discord.com/developers/reference, "User Agent").
  static final String USER_AGENT = "DiscordBot (https://github.com/mtasts-bot/mtasts-bot, 0.1)";

  /// The message that an interaction is answered with.
  static final String ORIGINAL = "@original";

  private static final MediaType JSON = MediaType.get("application/json");

  // Whoever is told so often to come later comes later.
  private static final int MOST_TRIES = 3;

  // A token that is refused is not mended within seconds, and each try counts towards a ban.
  private static final Duration UNAUTHORIZED_PAUSE = Duration.ofMinutes(1);

  private final Exchange exchange;
  private final HttpUrl api;
  private final Secret token;
  private final RateLimits limits;
  private final Timekeeper time;
  private volatile Instant unauthorizedUntil = Instant.MIN;

  /// @param api Discord's REST API, with its version and a slash at its end
  /// @param token the bot's
  DiscordRest(URI api, Secret token, Timekeeper time) {
    this(Exchange.client(api, Exchange.WHOLE_CALL), api, token, time);
  }

  /// @param client of [Exchange#client]
  DiscordRest(OkHttpClient client, URI api, Secret token, Timekeeper time) {
    HttpUrl url = HttpUrl.get(api);
    if (url == null) {
      throw new IllegalArgumentException("not a URL of http or https");
    }
    this.api = url;
    this.token = token;
    this.time = time;
    this.limits = new RateLimits(time);
    this.exchange = new Exchange(client, limits);
  }

  /// A message as it stands in Discord.
  ///
  /// @param message its id; null where Discord's answer cannot be read
  record Said(@Nullable String message) {}

  /// It is done, and there is nothing to tell of it.
  record Done() {}

  /// Posts a message in a channel, as the bot. Discord takes the same nonce once: for some minutes
  /// a second attempt gets the message of the first.
  ///
  /// @param channel its id
  /// @param nonce at most 25 characters
  Outcome<Said> post(String channel, ObjectNode body, String nonce, Patience patience) {
    ObjectNode once = body.deepCopy().put("nonce", nonce).put("enforce_nonce", true);
    return ask(
        new Route("POST channels/messages", channel, true),
        asBot(channelUrl(channel).addPathSegment("messages")).post(json(once)).build(),
        patience,
        DiscordRest::said);
  }

  /// Changes a message of the bot in a channel.
  Outcome<Said> editInChannel(String channel, String message, ObjectNode body, Patience patience) {
    return ask(
        new Route("PATCH channels/messages", channel, true),
        asBot(channelUrl(channel).addPathSegment("messages").addPathSegment(id(message)))
            .patch(json(body))
            .build(),
        patience,
        DiscordRest::said);
  }

  /// What Discord tells of a channel.
  ///
  /// @param channel its id
  Outcome<JsonNode> channel(String channel) {
    return ask(
        new Route("GET channels", channel, true),
        asBot(channelUrl(channel)).get().build(),
        Patience.OF_PEOPLE,
        Function.identity());
  }

  /// What Discord tells of the bot as a user.
  Outcome<JsonNode> self() {
    return ask(
        new Route("GET users", "@me", true),
        asBot(api.newBuilder().addPathSegment("users").addPathSegment("@me")).get().build(),
        Patience.OF_PEOPLE,
        Function.identity());
  }

  /// One more message for an interaction. While its original says "… is thinking" it takes that
  /// one's place.
  Outcome<Said> followUp(Hook hook, ObjectNode body, Patience patience) {
    return ask(
        new Route("POST webhooks", hook.token(), false),
        new Request.Builder()
            .url(hookUrl(hook).addQueryParameter("wait", "true").build())
            .post(json(body))
            .build(),
        patience,
        DiscordRest::said);
  }

  /// Changes a message of an interaction.
  ///
  /// @param message [#ORIGINAL], or a follow-up's id
  Outcome<Said> edit(Hook hook, String message, ObjectNode body, Patience patience) {
    return ask(
        new Route("PATCH webhooks/" + kind(message), hook.token(), false),
        new Request.Builder().url(messageUrl(hook, message)).patch(json(body)).build(),
        patience,
        DiscordRest::said);
  }

  /// Takes a message of an interaction away.
  ///
  /// @param message [#ORIGINAL], or a follow-up's id
  Outcome<Done> delete(Hook hook, String message, Patience patience) {
    return ask(
        new Route("DELETE webhooks/" + kind(message), hook.token(), false),
        new Request.Builder().url(messageUrl(hook, message)).delete().build(),
        patience,
        _ -> new Done());
  }

  private <T> Outcome<T> ask(
      Route route, Request request, Patience patience, Function<JsonNode, T> reading) {
    if (route.asBot() && time.instant().isBefore(unauthorizedUntil)) {
      return new Outcome.Refused<>(401, 0, "not asked again so soon");
    }
    Outcome<JsonNode> outcome = inTurn(route, request, patience);
    if (route.asBot() && DiscordError.kind(outcome) == DiscordError.Kind.TOKEN) {
      unauthorizedUntil = time.instant().plus(UNAUTHORIZED_PAUSE);
    }
    return outcome.map(reading);
  }

  private Outcome<JsonNode> inTurn(Route route, Request request, Patience patience) {
    Instant until = time.instant().plus(patience.longest());
    Outcome<JsonNode> outcome;
    int tries = 0;
    do {
      try {
        outcome =
            switch (limits.await(route, until, patience.spare())) {
              case Turn.Away(var wait) -> {
                tries = MOST_TRIES;
                yield new Outcome.RateLimited<>(wait);
              }
              case Turn.Taken turn -> send(turn, route, request);
            };
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt(); // Whoever called us sees it at the next wait.
        return new Outcome.Unreached<>("We are stopping.");
      }
      tries++;
      // What was limited was not done: asking again is no repetition.
    } while (outcome instanceof Outcome.RateLimited<JsonNode> && tries < MOST_TRIES);
    return outcome;
  }

  private Outcome<JsonNode> send(Turn.Taken taken, Route route, Request request) {
    try (taken) {
      return exchange.send(route, request);
    }
  }

  private Request.Builder asBot(HttpUrl.Builder url) {
    return new Request.Builder().url(url.build()).header("Authorization", "Bot " + token.reveal());
  }

  private HttpUrl.Builder channelUrl(String channel) {
    return api.newBuilder().addPathSegment("channels").addPathSegment(id(channel));
  }

  private HttpUrl.Builder hookUrl(Hook hook) {
    return api.newBuilder()
        .addPathSegment("webhooks")
        .addPathSegment(hook.application())
        .addPathSegment(hook.token());
  }

  private HttpUrl messageUrl(Hook hook, String message) {
    return hookUrl(hook)
        .addPathSegment("messages")
        .addPathSegment(message.equals(ORIGINAL) ? ORIGINAL : id(message))
        .build();
  }

  private static String kind(String message) {
    return message.equals(ORIGINAL) ? "original" : "follow-up";
  }

  private static String id(String text) {
    if (!DiscordIds.isId(text)) {
      throw new IllegalArgumentException("not an id of Discord's"); // A URL is made of it.
    }
    return text;
  }

  private static RequestBody json(ObjectNode body) {
    return RequestBody.create(body.toString(), JSON);
  }

  private static Said said(JsonNode message) {
    String id = message.path("id").asText();
    return new Said(DiscordIds.isId(id) ? id : null);
  }

  /// Ends the connections that are open.
  @Override
  public void close() {
    exchange.close();
  }
}
