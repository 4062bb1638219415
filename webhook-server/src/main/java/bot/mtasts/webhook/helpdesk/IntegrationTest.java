package bot.mtasts.webhook.helpdesk;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.delivery.Payload;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.request.Ids;
import bot.mtasts.webhook.TrialRun;
import bot.mtasts.webhook.callback.CallbackRules;
import bot.mtasts.webhook.callback.CallbackSender;
import bot.mtasts.webhook.callback.EventWriter;
import bot.mtasts.webhook.callback.SampleEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tries an integration with a result that says of itself that it is a test, through the very
/// senders that carry the real ones.
public final class IntegrationTest implements TrialRun {
  private final HelpdeskSender helpdesks;
  private final CallbackSender callbacks;
  private final CallbackRules rules;
  private final EventWriter writer = new EventWriter();
  private final InstantSource clock;

  /// Tries through these senders.
  public IntegrationTest(
      HelpdeskSender helpdesks,
      CallbackSender callbacks,
      CallbackRules rules,
      InstantSource clock) {
    this.helpdesks = helpdesks;
    this.callbacks = callbacks;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Outcome of(Integration integration, @Nullable String ticket, @Nullable String callback)
      throws InterruptedException {
    if (callback != null) {
      Optional<String> refusal = rules.refusal(callback, integration);
      return refusal.isPresent()
          ? new NotSent(refusal.get())
          : new Sent(sent(integration, new Destination.Callback(callback)));
    }
    if (!SettingRules.writesNotes(integration)) {
      return new NotSent(
          "The integration has no `url`, so that no notes are written. Test a callback instead, by"
              + " giving its URL.");
    }
    if (ticket == null) {
      return new NotSent("Give the id of a ticket that a test note may be written on.");
    }
    return new Sent(
        sent(
            integration,
            new Destination.HelpdeskNote(
                integration.name(),
                ticket,
                // A test is nothing that a requester should read.
                false)));
  }

  private Answer sent(Integration integration, Destination destination)
      throws InterruptedException {
    Instant now = clock.instant();
    CheckReport report = SampleEvent.report(now);
    Payload payload =
        writer.write(
            integration,
            destination,
            EventType.CHECK_COMPLETED,
            SampleEvent.ended(report, now),
            now);
    Delivery delivery =
        Delivery.due(
            Ids.delivery(now),
            Ids.message(now),
            integration.name(),
            report.id(),
            EventType.CHECK_COMPLETED,
            destination,
            payload,
            now);
    return switch (destination) {
      case Destination.HelpdeskNote note -> helpdesks.write(delivery, integration, note, report);
      case Destination.Callback _ -> callbacks.send(delivery);
      case Destination.SlackChannel _, Destination.DiscordChannel _, Destination.ChatAnswer _ ->
          throw new IllegalArgumentException("tests go to tickets and callbacks");
    };
  }
}
