package bot.mtasts.webhook.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.report.ReportJson;
import bot.mtasts.core.request.CheckProgress;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.CheckRequests.Acceptance;
import bot.mtasts.core.store.CheckRequests.Claim;
import bot.mtasts.core.store.CheckRequests.StoredAnswer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// Accepts checks, once for each key, and finds the answer. An answer that is known beforehand is
/// kept together with the requests, so that a crash in between leaves nothing half done.
final class Intake {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration TO_WRITE_THE_ANSWER = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 1_000;
  private static final int LONGEST_KEY = 255;

  private final CheckRequests requests;
  private final CheckProgress progress;
  private final CheckJson json;
  private final Duration longestWait;
  private final InstantSource clock;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /// @param longestWait that is granted to those who wait for the result
  Intake(
      CheckRequests requests,
      CheckProgress progress,
      CheckJson json,
      Duration longestWait,
      InstantSource clock) {
    this.requests = requests;
    this.progress = progress;
    this.json = json;
    this.longestWait = longestWait;
    this.clock = clock;
  }

  /// What is to be accepted.
  ///
  /// @param checks at least one
  /// @param batch whether the answer is a list
  /// @param client the integration's name
  /// @param key what makes it happen once; null where every call counts
  /// @param bodyHash of [#hash]
  record Asked(
      List<CheckRequest> checks,
      boolean batch,
      String client,
      @Nullable String key,
      String bodyHash,
      Preference preference) {
    Asked {
      checks = List.copyOf(checks);
    }
  }

  /// What became of it.
  sealed interface Taken {
    /// It was accepted now.
    record Afresh(StoredAnswer answer) implements Taken {}

    /// It was accepted earlier, and this is what was answered.
    record Earlier(StoredAnswer answer) implements Taken {}

    /// It was accepted a moment ago, and is being answered.
    record InProgress() implements Taken {}

    /// Something else was accepted under the same key.
    record OtherBody() implements Taken {}
  }

  /// Identifies a request: what was sent, and where to.
  static String hash(String route, ByteString body) {
    return new Buffer().writeString(route, UTF_8).writeByte('\n').write(body).sha256().hex();
  }

  /// A key of a kind, short enough to be kept, however long what it is made of.
  static String key(String kind, String text) {
    String whole = kind + ":" + text;
    return whole.length() <= LONGEST_KEY
        ? whole
        : kind + ":" + ByteString.encodeUtf8(text).sha256().hex();
  }

  /// How a client wants to be answered, within what we grant.
  Preference preference(Context ctx) {
    return Preference.of(ctx, longestWait);
  }

  Taken take(Asked asked) {
    Instant now = clock.instant();
    Duration patience =
        asked.batch() || !asked.preference().waits()
            ? Duration.ZERO
            : asked.preference().patience();
    StoredAnswer accepted = accepted(queued(asked.checks()), asked.batch());
    Claim claim =
        asked.key() == null
            ? null
            : new Claim(
                asked.client(),
                asked.key(),
                asked.bodyHash(),
                patience.isZero() ? accepted : null,
                now.plus(patience).plus(TO_WRITE_THE_ANSWER),
                now.plus(KEPT));
    return switch (requests.accept(asked.checks(), claim)) {
      case Acceptance.Accepted _ -> {
        StoredAnswer answer =
            patience.isZero()
                ? accepted
                : ended(asked.checks().getFirst().id(), patience).orElse(accepted);
        if (claim != null && claim.answer() == null) {
          requests.answered(claim, answer);
        }
        yield new Taken.Afresh(answer);
      }
      case Acceptance.Repeated(var answer) -> new Taken.Earlier(answer);
      case Acceptance.InProgress _ -> new Taken.InProgress();
      case Acceptance.OtherBody _ -> new Taken.OtherBody();
      case Acceptance.Unanswered(var ids) -> new Taken.Earlier(rebuilt(claim, ids, asked.batch()));
    };
  }

  private static List<CheckStanding> queued(List<CheckRequest> checks) {
    return checks.stream().<CheckStanding>map(CheckStanding.Queued::new).toList();
  }

  /// Whoever was to answer has died; the requests stand, and the answer is written now.
  private StoredAnswer rebuilt(@Nullable Claim claim, List<String> ids, boolean batch) {
    List<CheckStanding> standings = new ArrayList<>();
    for (String id : ids) {
      requests.find(id).ifPresent(standings::add);
    }
    StoredAnswer answer = accepted(standings, batch);
    if (claim != null) {
      requests.answered(claim, answer);
    }
    return answer;
  }

  private StoredAnswer accepted(List<CheckStanding> standings, boolean batch) {
    if (!batch && standings.size() == 1) {
      CheckStanding only = standings.getFirst();
      return new StoredAnswer(
          202,
          Answers.JSON,
          ServerUrls.check(only.request().id()),
          Json.write(json.accepted(only)));
    }
    ObjectNode body = Json.object();
    ArrayNode checks = body.putArray("checks");
    for (CheckStanding standing : standings) {
      checks.add(json.accepted(standing).put("domain", standing.request().domain().ascii()));
    }
    String first =
        standings.isEmpty() ? null : ServerUrls.check(standings.getFirst().request().id());
    return new StoredAnswer(202, Answers.JSON, first, Json.write(body));
  }

  /// The result, if it comes in time.
  private Optional<StoredAnswer> ended(String id, Duration patience) {
    if (!waiting.tryAcquire()) {
      return Optional.empty(); // RFC 7240 §2: a preference may go unheeded
    }
    try {
      return progress.await(id, patience).flatMap(this::ended);
    } catch (InterruptedException _) {
      // The server stops. What was accepted is safe, and that can still be said.
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      waiting.release();
    }
  }

  private Optional<StoredAnswer> ended(CheckStanding standing) {
    String location = ServerUrls.check(standing.request().id());
    return switch (standing) {
      case CheckStanding.Queued _, CheckStanding.Running _ -> Optional.empty();
      case CheckStanding.Completed(_, var report) ->
          Optional.of(new StoredAnswer(200, Answers.JSON, location, ReportJson.line(report)));
      case CheckStanding.Failed _ ->
          Optional.of(
              new StoredAnswer(200, Answers.JSON, location, Json.write(json.pending(standing))));
    };
  }
}
