package bot.mtasts.core.check;

import bot.mtasts.core.probe.Observations;
import bot.mtasts.core.probe.TlsaRecord;
import bot.mtasts.core.report.CheckReport.DaneSection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// TLSA at the MX hosts as the report lays it out, beside the findings that judge it.
final class DaneFacts {
  private DaneFacts() {}

  /// One section per MX host whose TLSA records were looked up and answered; null when none was,
  /// with Null MX alone for example.
  static @Nullable List<DaneSection> sections(Observations seen) {
    List<DaneSection> sections =
        HostDane.of(seen).stream().filter(DaneFacts::answered).map(DaneFacts::section).toList();
    return sections.isEmpty() ? null : sections;
  }

  private static boolean answered(HostDane host) {
    return !host.tlsa().isEmpty() || host.hasNone();
  }

  private static DaneSection section(HostDane host) {
    TlsaMatch match = host.tlsa().isEmpty() ? null : host.match();
    return new DaneSection(
        host.host(),
        host.tlsa().stream().map(TlsaRecord::toString).toList(),
        host.secure(),
        match == null ? null : match == TlsaMatch.MATCHES);
  }
}
