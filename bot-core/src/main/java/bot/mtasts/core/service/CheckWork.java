package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.request.CheckStanding.Completed;
import bot.mtasts.core.request.CheckStanding.Failed;
import bot.mtasts.core.request.CheckStanding.Queued;
import bot.mtasts.core.request.CheckStanding.Running;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Reports;
import bot.mtasts.core.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out requests for checks. A request that was begun by a process that died is begun again:
/// looking twice harms nobody, and its end is kept once.
public final class CheckWork {
  private static final Logger log = LoggerFactory.getLogger(CheckWork.class);

  /// After so many failed attempts a request is given up. A stranger's broken server fails none: it
  /// is a report.
  static final int MOST_ATTEMPTS = 4;

  private final CheckRequests requests;
  private final Reports reports;
  private final CheckService checks;
  private final Announcements announcements;
  private final ProgressBoard board;
  private final ServiceListener listener;

  public CheckWork(
      CheckRequests requests,
      Reports reports,
      CheckService checks,
      Announcements announcements,
      ProgressBoard board,
      ServiceListener listener) {
    this.requests = requests;
    this.reports = reports;
    this.checks = checks;
    this.announcements = announcements;
    this.board = board;
    this.listener = listener;
  }

  /// One attempt at a request.
  ///
  /// @param attempt 1 for the first
  /// @throws RuntimeException if it failed and is worth another attempt
  void carryOut(String checkId, int attempt) throws InterruptedException {
    Optional<CheckStanding> standing = requests.find(checkId);
    if (standing.isEmpty()) {
      log.atWarn().addKeyValue("check_id", checkId).log("there is no such request any more");
      return;
    }
    switch (standing.get()) {
      case Queued(var request) -> carryOut(request, attempt);
      // Begun by a process that is dead, or the attempt before this one.
      case Running(var request) -> carryOut(request, attempt);
      case Completed _, Failed _ -> {}
    }
  }

  private void carryOut(CheckRequest request, int attempt) throws InterruptedException {
    try (ProgressBoard.Run run = board.begin(request.id())) {
      try {
        check(request, run);
      } catch (RuntimeException e) {
        if (attempt < MOST_ATTEMPTS) {
          throw e;
        }
        giveUp(request, run, attempt, e);
      }
    }
  }

  private void check(CheckRequest request, ProgressBoard.Run run) throws InterruptedException {
    requests.started(request.id());
    CheckReport report =
        checks.check(
            request.id(),
            request.domain(),
            () -> reports.history(request.domain()),
            request.fresh(),
            run.progress());
    Completed done = new Completed(request, report);
    requests.complete(report, announcements.of(done));
    run.ended(done);
    listener.checked(report);
  }

  private void giveUp(
      CheckRequest request, ProgressBoard.Run run, int attempt, RuntimeException trouble) {
    log.atError()
        .addKeyValue("check_id", request.id())
        .addKeyValue("domain", request.domain())
        .addKeyValue("outcome", "gave_up")
        .addKeyValue("attempt", attempt)
        .setCause(trouble)
        .log("check");
    Failed failed = new Failed(request, reason(request, attempt));
    requests.fail(request.id(), failed.reason(), tellingOf(failed));
    run.ended(failed);
    listener.gaveUp(request.id(), failed.reason());
  }

  /// What cannot even be told of is ended all the same: it would be begun for ever.
  private List<Delivery> tellingOf(Failed failed) {
    try {
      return announcements.of(failed);
    } catch (StoreException e) {
      throw e; // nothing can be kept now; the next attempt gives up
    } catch (RuntimeException e) {
      log.atError()
          .addKeyValue("check_id", failed.request().id())
          .setCause(e)
          .log("nobody can be told that a check was given up");
      return List.of();
    }
  }

  private static String reason(CheckRequest request, int attempts) {
    return ("We could not carry out this check, in %s. The fault is ours, not the domain's:"
            + " whoever runs this service finds it in the log under %s.")
        .formatted(attempts == 1 ? "one attempt" : attempts + " attempts", request.id());
  }
}
