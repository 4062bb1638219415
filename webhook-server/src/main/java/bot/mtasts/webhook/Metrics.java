package bot.mtasts.webhook;

import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.service.ServiceListener;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.LongSupplier;

/// What is counted and measured, in Prometheus' words.
public final class Metrics implements ServiceListener {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /// Where other parts may add meters of their own.
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /// Measures how many jobs wait or run.
  public void queueDepth(LongSupplier depth) {
    registry.gauge("mtasts_queue_depth", depth, LongSupplier::getAsLong);
  }

  @Override
  public void checked(CheckReport report) {
    registry.counter("mtasts_checks", "verdict", report.verdict().word()).increment();
  }

  @Override
  public void gaveUp(String checkId, String reason) {
    registry.counter("mtasts_checks_given_up").increment();
  }

  @Override
  public void attempted(Delivery after, Attempt attempt) {
    registry.counter("mtasts_delivery_attempts").increment();
  }

  @Override
  public void disabled(DestinationHealth health) {
    registry.counter("mtasts_destinations_disabled").increment();
  }
}
