package bot.mtasts.benchmarks;

import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.CheckReport.Step;
import java.util.OptionalLong;

/// A chain of looks of which each needs the one before: no check ends sooner than its longest path.
///
/// What is counted are round trips that no client can avoid when nothing is cached; whether our own
/// steps need more is what the benchmark finds out.
enum Chain {
  /// Address, TCP, TLS 1.3, HTTP.
  POLICY("policy host", 4, 3),
  /// MX, address, TCP, banner, EHLO, STARTTLS, TLS 1.3.
  MAIL("MX host", 7, 6),
  /// The same, and the answer to what was said inside TLS.
  INJECTION("MX host, injection", 8, 7),
  /// NS, address, TXT: the authoritative servers asked directly.
  NAME_SERVERS("name servers", 3, 3),
  /// MX, DS of the MX host's zone: what the validated keys of the parents do not yet tell.
  DNSSEC("DNSSEC", 2, 2),
  /// Everything: the longest of the paths above.
  WHOLE("whole check", 8, 7);

  private final String words;
  private final int roundTrips;
  private final int heldBackInLab;

  Chain(String words, int roundTrips, int heldBackInLab) {
    this.words = words;
    this.roundTrips = roundTrips;
    this.heldBackInLab = heldBackInLab;
  }

  String words() {
    return words;
  }

  /// Over a real link.
  int roundTrips() {
    return roundTrips;
  }

  /// In the test lab, whose servers hold back their answers: all but TCP's, which the kernel gives.
  int heldBackInLab() {
    return heldBackInLab;
  }

  /// When the last step of this chain had ended, in milliseconds since the check began; empty if
  /// the check did not go this far.
  OptionalLong endMillis(CheckReport report) {
    if (this == WHOLE) {
      return OptionalLong.of(report.took().toMillis());
    }
    return report.timings().stream().filter(step -> has(step.step())).mapToLong(Chain::end).max();
  }

  private boolean has(String step) {
    return switch (this) {
      case POLICY -> step.startsWith("https ");
      case MAIL -> step.startsWith("smtp ") && !step.startsWith("smtp injection ");
      case INJECTION -> step.startsWith("smtp injection ");
      case NAME_SERVERS -> step.startsWith("dns TXT ") && step.contains(" at ");
      case DNSSEC -> step.startsWith("dnssec ");
      case WHOLE -> true;
    };
  }

  private static long end(Step step) {
    return step.startMs() + step.durationMs();
  }
}
