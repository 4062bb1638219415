package bot.mtasts.core.check;

import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.MxValue;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.MxRecord;
import bot.mtasts.core.probe.Observations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Texts to paste, built from a domain's own facts: its name, its MX hosts, and an id that nobody
/// used before.
///
/// @param domain whose texts they are
/// @param now what a fresh id is made of
/// @param mxHosts the hosts that take its mail, best first; empty when they are not known
public record PasteText(DomainName domain, Instant now, List<HostName> mxHosts) {
  /// A week: what [PolicyMode#ENFORCE] should not fall below.
  public static final Duration WEEK = Duration.ofSeconds(604_800);

  /// A day: what [PolicyMode#TESTING] should not fall below.
  public static final Duration DAY = Duration.ofSeconds(86_400);

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// How the lines of a file end; RFC 8461 §3.2 takes both.
  public enum LineEnd {
    LF("\n"),
    CRLF("\r\n");

    private final String text;

    LineEnd(String text) {
      this.text = text;
    }
  }

  public PasteText {
    mxHosts = List.copyOf(mxHosts);
  }

  /// For a domain as it was seen.
  public static PasteText of(Observations seen) {
    return of(seen.domain(), seen.now(), seen.mx());
  }

  /// For a domain of which nothing but its MX was looked up.
  public static PasteText of(DomainName domain, Instant now, DnsAnswer<MxRecord> mx) {
    return new PasteText(domain, now, mxHosts(domain, mx));
  }

  /// For a text that somebody checks before anything is published: `example.com` stands in for the
  /// domain (RFC 2606), and no MX host is known.
  public static PasteText offline(Instant now) {
    return new PasteText(new DomainName("example.com"), now, List.of());
  }

  /// Null MX and addresses in place of hosts are nothing that a policy can name. Without MX the
  /// domain itself takes the mail (RFC 5321 §5.1).
  private static List<HostName> mxHosts(DomainName domain, DnsAnswer<MxRecord> mx) {
    return switch (mx) {
      case DnsAnswer.Found<MxRecord> found ->
          found.records().stream()
              .sorted(Comparator.comparingInt(MxRecord::preference))
              .map(MxRecord::host)
              .filter(host -> MxValue.read(host.text()) instanceof MxValue.Good)
              .distinct()
              .toList();
      case DnsAnswer.NoData<MxRecord> _ -> List.of(domain.host());
      case DnsAnswer.NoSuchName<MxRecord> _,
          DnsAnswer.Refused<MxRecord> _,
          DnsAnswer.NotSeen<MxRecord> _ ->
          List.of();
    };
  }

  /// An id that changes every second: `20261115120000Z`.
  public String freshId() {
    return ID.format(now);
  }

  /// The TXT record with a fresh id.
  public String record() {
    return record(freshId());
  }

  /// The TXT record with a given id (RFC 8461 §3.1).
  public static String record(String id) {
    return "v=STSv1; id=" + id + ";";
  }

  /// The TLS-RPT record that sends reports to a mailbox of the domain (RFC 8460 §3).
  public String tlsRpt() {
    return "v=TLSRPTv1; rua=mailto:tls-reports@" + domain;
  }

  /// A policy that names the domain's own MX hosts; empty where it would need some and none is
  /// known.
  public Optional<String> policy(PolicyMode mode, Duration maxAge) {
    return mxHosts.isEmpty() && mode != PolicyMode.NONE
        ? Optional.empty()
        : Optional.of(policy(mode, mxValues(), maxAge, LineEnd.LF));
  }

  /// A policy file (RFC 8461 §3.2).
  ///
  /// @param mx the values of its `mx` lines, in order
  public static String policy(PolicyMode mode, List<String> mx, Duration maxAge, LineEnd lineEnd) {
    StringBuilder file = new StringBuilder();
    file.append("version: STSv1").append(lineEnd.text);
    file.append("mode: ").append(mode.word()).append(lineEnd.text);
    mx.forEach(value -> file.append("mx: ").append(value).append(lineEnd.text));
    file.append("max_age: ").append(maxAge.toSeconds()).append(lineEnd.text);
    return file.toString();
  }

  /// One `mx:` line for each MX host; empty when none is known.
  public Optional<String> mxLines() {
    return mxHosts.isEmpty()
        ? Optional.empty()
        : Optional.of("mx: " + String.join("\nmx: ", mxValues()));
  }

  private List<String> mxValues() {
    return mxHosts.stream().map(HostName::text).toList();
  }

  /// A `max_age` that serves a mode well. To switch MTA-STS off, a day is enough (RFC 8461 §8.3).
  public static Duration usualMaxAge(PolicyMode mode) {
    return switch (mode) {
      case ENFORCE, TESTING -> WEEK;
      case NONE -> DAY;
    };
  }
}
