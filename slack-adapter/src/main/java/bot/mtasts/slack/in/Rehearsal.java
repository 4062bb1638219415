package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.store.Once;
import bot.mtasts.slack.SlackManifest;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.bolt.util.SlackRequestParser.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Commands that nobody gave, taken all the way to a dialogue that does nothing, before the first
/// real one comes: else that one waits for half a second of loading classes, and those that come
/// with it for longer than the three seconds that Slack waits.
final class Rehearsal {
  /// About as many as it takes until the way is no longer interpreted.
  static final int TIMES = 100;

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final String COMMAND =
      "token=rehearsal&team_id=T0REHEARSAL&team_domain=rehearsal&channel_id=C0REHEARSAL"
          + "&channel_name=rehearsal&user_id=U0REHEARSAL&user_name=rehearsal&command=%2Fmtasts"
          + "&text=example.com&api_app_id=A0REHEARSAL&is_enterprise_install=false"
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2Frehearsal&trigger_id=0.";

  private final Reception reception;
  private final SlackRequestParser parser;
  private final Once once;
  private final SlackRequestGate gate = new SlackRequestGate(new Secret("rehearsal"));

  /// @param reception of parts that lead nowhere; see the types below
  /// @param once the real one
  Rehearsal(Reception reception, SlackRequestParser parser, Once once) {
    this.reception = reception;
    this.parser = parser;
    this.once = once;
  }

  /// Takes them.
  ///
  /// @return the statuses that they were answered with: 200
  Set<Integer> run(Instant now) {
    Set<Integer> statuses = new TreeSet<>();
    for (int number = 0; number < TIMES; number++) {
      statuses.add(take(COMMAND + number, now).getStatusCode());
      var _ = once.first("rehearsal", "rehearsal", SHORT);
    }
    return statuses;
  }

  private Response take(String body, Instant now) {
    // What it is signed with does not matter: the time is spent all the same.
    SlackRequestGate.Passage _ =
        gate.judge(Long.toString(now.getEpochSecond()), "v0=0", body.getBytes(UTF_8), now);
    return switch (Told.read(SlackRequestGate.Form.FIELDS, body)) {
      case Told.Reading.Understood(var told) ->
          reception.take(told, body, () -> parser.parse(request(body)));
      case Told.Reading.Challenge _, Told.Reading.Nothing _, Told.Reading.Malformed _ ->
          Response.error(400);
    };
  }

  private static HttpRequest request(String body) {
    return HttpRequest.builder()
        .requestUri(SlackManifest.EVENTS_PATH)
        .queryString(Map.of())
        .headers(new RequestHeaders(Map.of()))
        .requestBody(body)
        .remoteAddress("127.0.0.1")
        .build();
  }

  /// The workspace that these commands come from. We have no token of it.
  record NoWorkspace() implements WorkspaceTokens {
    @Override
    public Optional<String> installed(List<String> candidates) {
      return candidates.stream().findFirst();
    }

    @Override
    public Optional<BotToken> of(@Nullable String team) {
      return Optional.empty();
    }

    @Override
    public List<String> teams() {
      return List.of();
    }

    @Override
    public List<String> notReady() {
      return List.of();
    }

    @Override
    public void open() {
      // There is nothing to begin.
    }

    @Override
    public void refused(String team, String error) {
      // No token, no refusal.
    }

    @Override
    public void takenAway(String installation, Instant at, String word) {
      // Nothing was given.
    }

    @Override
    public void close() {
      // Nothing was begun.
    }
  }
}
