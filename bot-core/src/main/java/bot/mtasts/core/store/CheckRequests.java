package bot.mtasts.core.store;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Requests for checks and the jobs behind them.
public interface CheckRequests {
  /// Keeps requests and queues a job for each, all in one transaction: when this returns
  /// [Acceptance.Accepted], they will be carried out.
  ///
  /// @param claim makes it happen once; null where every call counts
  Acceptance accept(List<CheckRequest> requests, @Nullable Claim claim);

  /// Notes the answer to a claim, which until then was answered with [Acceptance.InProgress].
  void answered(Claim claim, StoredAnswer answer);

  Optional<CheckStanding> find(String id);

  /// Notes that a worker has taken the request; a request that has ended stays as it is.
  void started(String id);

  /// Keeps the report and the deliveries that follow from it, with a job for each delivery, in one
  /// transaction. A request that has ended already stays as it is, and nothing is kept.
  ///
  /// @param report carries the request's id
  void complete(CheckReport report, List<Delivery> deliveries);

  /// The same, for a check that we gave up on.
  void fail(String id, String reason, List<Delivery> deliveries);

  /// The newest requests first.
  ///
  /// @param limit at most so many, 1 to 100
  /// @throws IllegalArgumentException if the cursor is none of ours
  Page<CheckStanding> list(Filter filter, @Nullable String cursor, int limit);

  /// Which requests are asked for; null means any.
  record Filter(@Nullable String integration, @Nullable DomainName domain) {}

  /// What makes a request happen once: unique for client and key.
  ///
  /// @param client the integration's name
  /// @param key as the client gave it, or the helpdesk's id of the call; at most 255 characters
  /// @param bodyHash of the request's octets: the same key with another body is refused
  /// @param answer what to answer a repetition with; null when that is not known yet
  /// @param unansweredUntil until when a repetition is told to wait for [#answered]; later, whoever
  ///   was to answer is dead
  /// @param keptUntil how long the claim stands
  record Claim(
      String client,
      String key,
      String bodyHash,
      @Nullable StoredAnswer answer,
      Instant unansweredUntil,
      Instant keptUntil) {}

  /// An answer to be given again, word for word.
  ///
  /// @param location the `Location` header; null without one
  record StoredAnswer(int status, String contentType, @Nullable String location, String body) {}

  /// What became of a call to [#accept].
  sealed interface Acceptance {
    record Accepted() implements Acceptance {}

    /// The same was asked before, and answered.
    record Repeated(StoredAnswer answer) implements Acceptance {}

    /// The same was asked before and is being answered right now.
    record InProgress() implements Acceptance {}

    /// The same was asked before; whoever was to answer it died. The requests stand.
    record Unanswered(List<String> checkIds) implements Acceptance {
      public Unanswered {
        checkIds = List.copyOf(checkIds);
      }
    }

    /// Something else was asked with the same key.
    record OtherBody() implements Acceptance {}
  }
}
