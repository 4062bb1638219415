package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DeliverySender;
import bot.mtasts.core.delivery.Destination.HelpdeskNote;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.say.ReportPages;
import bot.mtasts.core.store.Integrations;
import bot.mtasts.core.store.Reports;
import bot.mtasts.webhook.callback.UrlRules;
import bot.mtasts.webhook.helpdesk.NoteApi.Note;
import bot.mtasts.webhook.outgoing.GuardedHttp;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes notes on tickets, through the REST API of the helpdesk and with the credentials of the
/// integration.
public final class HelpdeskSender implements DeliverySender {
  // A process that dies after writing and before noting it leaves no attempt behind. Its work is
  // taken up again tens of seconds later, never within these two.
  private static final Duration SURELY_FIRST = Duration.ofSeconds(2);

  private final Integrations integrations;
  private final Reports reports;
  private final GuardedHttp http;
  private final UrlRules.Settings urlRules;
  private final ReportPages pages;
  private final InstantSource clock;

  /// Writes with these integrations' accounts.
  ///
  /// @param urlRules whether helpdesks may be reached over plain http
  public HelpdeskSender(
      Integrations integrations,
      Reports reports,
      GuardedHttp http,
      UrlRules.Settings urlRules,
      ReportPages pages,
      InstantSource clock) {
    this.integrations = integrations;
    this.reports = reports;
    this.http = http;
    this.urlRules = urlRules;
    this.pages = pages;
    this.clock = clock;
  }

  /// {@inheritDoc}
  ///
  /// Makes up to four requests (sign in, look for an earlier note, write, sign out), each with 15
  /// s.
  ///
  /// @throws IllegalArgumentException if the delivery's destination is no ticket
  @Override
  public Answer send(Delivery delivery) throws InterruptedException {
    if (!(delivery.destination() instanceof HelpdeskNote note)) {
      throw new IllegalArgumentException("no helpdesk: " + delivery.id());
    }
    Optional<Integration> integration = integrations.find(note.integration());
    if (integration.isEmpty()) {
      return hopeless("The integration `%s` is no more.".formatted(note.integration()));
    }
    return write(delivery, integration.get(), note, reports.find(delivery.checkId()).orElse(null));
  }

  /// The same with a report at hand.
  ///
  /// @param report null where there is none: of a check that failed, or when it is no longer kept
  Answer write(
      Delivery delivery, Integration integration, HelpdeskNote note, @Nullable CheckReport report)
      throws InterruptedException {
    Optional<Preset> preset = Presets.find(integration.preset());
    if (preset.isEmpty()) {
      return hopeless("The preset `%s` is none of ours.".formatted(integration.preset()));
    }
    // Somebody may mend these while we go on trying.
    List<String> missing = SettingRules.missing(preset.get(), integration, urlRules);
    if (!missing.isEmpty()) {
      return new Answer.Declined(null, null, String.join(" ", missing), "", null);
    }
    if (!preset.get().tickets().fits(note.ticket())) {
      return hopeless("The ticket's id is not %s.".formatted(preset.get().tickets().words()));
    }
    NoteText text = text(delivery, report);
    if (text == null) {
      return hopeless("The report is no longer kept.");
    }
    NoteVisit visit = new NoteVisit(http, preset.get(), Account.of(integration), clock);
    return visit.write(
        new Note(note.ticket(), text, note.visibleToRequester()), mayBeThere(delivery));
  }

  private boolean mayBeThere(Delivery delivery) {
    Duration age = Duration.between(delivery.createdAt(), clock.instant());
    return delivery.attempts() > 0 || age.compareTo(SURELY_FIRST) > 0;
  }

  private @Nullable NoteText text(Delivery delivery, @Nullable CheckReport report) {
    String page = pages.of(delivery.checkId());
    if (report != null) {
      return NoteText.of(report, page, delivery.messageId());
    }
    if (delivery.event() == EventType.CHECK_COMPLETED) {
      return null;
    }
    JsonNode data = Json.tree(delivery.payload().body()).path("data");
    return NoteText.ofFailure(
        data.path("domain").asText(), data.path("reason").asText(), page, delivery.messageId());
  }

  private static Answer hopeless(String reason) {
    return new Answer.Declined(null, null, reason, "", Duration.ZERO);
  }
}
