package bot.mtasts.webhook;

import bot.mtasts.core.delivery.Answer;
import bot.mtasts.core.delivery.Attempt;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.DestinationHealth;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.service.ServiceListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/// What is counted and measured, in Prometheus' words. Labels come from closed lists: neither a
/// domain nor a host ever becomes one.
public final class Metrics implements ServiceListener {
  private static final Duration[] STEP_BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public Metrics() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /// Where other parts may add meters of their own: a connection pool, a cache.
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /// Everything, in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  /// Measures how many jobs wait or run.
  public void queueDepth(LongSupplier depth) {
    Gauge.builder("mtasts_queue_depth", depth, LongSupplier::getAsLong)
        .description("Jobs that are due or running, over all instances")
        // Else the supplier is forgotten with the next garbage collection, and the depth is NaN.
        .strongReference(true)
        .register(registry);
  }

  /// A request was answered.
  ///
  /// @param route the template, such as `/api/v1/checks/{id}`
  public void answered(String method, String route, int status, Duration took) {
    Timer.builder("mtasts_http_requests")
        .description("HTTP requests by route template and status")
        .serviceLevelObjectives(STEP_BUCKETS)
        .tags("method", method, "route", route, "status", Integer.toString(status))
        .register(registry)
        .record(took);
  }

  @Override
  public void checked(CheckReport report) {
    registry.counter("mtasts_checks", "verdict", report.verdict().word()).increment();
    registry.timer("mtasts_check_duration").record(report.took());
    for (CheckReport.Step step : report.timings()) {
      Timer.builder("mtasts_check_step_duration")
          .description("Steps of a look by kind")
          .serviceLevelObjectives(STEP_BUCKETS)
          .tag("step", kind(step.step()))
          .register(registry)
          .record(Duration.ofMillis(step.durationMs()));
    }
  }

  /// Of `dns TXT _mta-sts.example.com` the first two words: the rest names strangers' hosts.
  private static String kind(String step) {
    String[] words = step.split(" ");
    String first = words[0].toLowerCase(Locale.ROOT);
    return words.length > 1 && first.equals("dns") && words[1].matches("[A-Z]{1,8}")
        ? first + "_" + words[1].toLowerCase(Locale.ROOT)
        : first;
  }

  @Override
  public void gaveUp(String checkId, String reason) {
    registry.counter("mtasts_checks_given_up").increment();
  }

  @Override
  public void attempted(Delivery after, Attempt attempt) {
    registry
        .counter(
            "mtasts_delivery_attempts",
            "kind",
            kind(after.destination()),
            "outcome",
            outcome(attempt.answer()))
        .increment();
    if (after.state() == Delivery.State.DEAD) {
      registry.counter("mtasts_deliveries_dead", "kind", kind(after.destination())).increment();
    }
  }

  private static String kind(Destination destination) {
    return switch (destination) {
      case Destination.Callback _ -> "callback";
      case Destination.HelpdeskNote _ -> "helpdesk";
      case Destination.SlackChannel _ -> "slack";
      case Destination.DiscordChannel _ -> "discord";
      case Destination.ChatAnswer answer -> answer.chat().word() + "_answer";
    };
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Accepted _ -> "accepted";
      case Answer.Declined _ -> "declined";
      case Answer.Unreached _ -> "unreached";
      case Answer.Gone _ -> "gone";
      case Answer.Forbidden _ -> "forbidden";
    };
  }

  @Override
  public void disabled(DestinationHealth health) {
    registry.counter("mtasts_destinations_disabled").increment();
  }
}
