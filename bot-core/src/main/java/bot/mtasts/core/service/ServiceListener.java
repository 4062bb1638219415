package bot.mtasts.core.service;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.report.CheckReport;

/// Is told what happened, for metrics. Called from the worker's thread: it must not block.
public interface ServiceListener {
  /// A look was judged.
  void checked(CheckReport report);

  /// A request was given up.
  void gaveUp(String checkId, String reason);

  /// An attempt at a delivery was made; the delivery stands as it does after it.
  void attempted(Delivery after, Attempt attempt);

  /// A destination was disabled.
  void disabled(DestinationHealth health);
}
