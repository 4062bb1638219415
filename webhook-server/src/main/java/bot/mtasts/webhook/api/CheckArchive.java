package bot.mtasts.webhook.api;

import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.store.CheckRequests;
import bot.mtasts.core.store.Reports;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds checks by id, those that were promised to somebody and those that only left a report.
final class CheckArchive {
  private static final Pattern ID = Pattern.compile("chk_[0-9A-HJKMNP-TV-Z]{26}");

  private final CheckRequests requests;
  private final Reports reports;

  CheckArchive(CheckRequests requests, Reports reports) {
    this.requests = requests;
    this.reports = reports;
  }

  Optional<CheckStanding> find(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    return requests.find(id).or(() -> unasked(id));
  }

  /// Of a chat command, or of a visitor: it belongs to no integration.
  private Optional<CheckStanding> unasked(String id) {
    return reports
        .find(id)
        .map(report ->
            new CheckStanding.Completed(
                new CheckRequest(
                    id, report.domain(), null, null, List.of(), false, report.startedAt()),
                report));
  }
}
