package bot.mtasts.core.request;

import bot.mtasts.core.report.CheckReport;

/// How far a request for a check has come.
public sealed interface CheckStanding {
  CheckRequest request();

  /// Accepted; a worker will take it.
  record Queued(CheckRequest request) implements CheckStanding {}

  /// A worker looks at the domain right now.
  record Running(CheckRequest request) implements CheckStanding {}

  /// Done.
  record Completed(CheckRequest request, CheckReport report) implements CheckStanding {}

  /// Given up, after several tries. A stranger's broken server never leads here: it is a report.
  ///
  /// @param reason for people; holds nothing of our inside
  record Failed(CheckRequest request, String reason) implements CheckStanding {}

  /// The word of the API: `queued`, `running`, `completed`, `failed`.
  default String word() {
    return switch (this) {
      case Queued _ -> "queued";
      case Running _ -> "running";
      case Completed _ -> "completed";
      case Failed _ -> "failed";
    };
  }
}
