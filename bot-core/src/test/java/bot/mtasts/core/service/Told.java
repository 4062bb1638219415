package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.report.CheckReport;
import java.util.ArrayList;
import java.util.List;

/// Notes what it was told.
public final class Told implements ServiceListener {
  final List<String> events = new ArrayList<>();

  @Override
  public synchronized void checked(CheckReport report) {
    events.add("checked " + report.id());
  }

  @Override
  public synchronized void gaveUp(String checkId, String reason) {
    events.add("gave up " + checkId);
  }

  @Override
  public synchronized void attempted(Delivery after, Attempt attempt) {
    events.add("attempt %d, %s".formatted(attempt.number(), after.state().word()));
  }

  @Override
  public synchronized void disabled(DestinationHealth health) {
    events.add("disabled " + health.key());
  }
}
