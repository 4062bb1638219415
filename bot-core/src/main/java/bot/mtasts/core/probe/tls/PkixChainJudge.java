package bot.mtasts.core.probe.tls;

import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.CertificateNames;
import bot.mtasts.core.probe.ChainJudge;
import bot.mtasts.core.probe.Deadline;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Judges a chain as senders do (RFC 8461 §3.3 and §4.2, RFC 5280, RFC 9525), and names all of its
/// faults, where a TLS library stops at the first.
///
/// The order in which certificates were sent does not matter, nor do unneeded ones among them: only
/// what lies on the best way to a trusted root is judged.
public final class PkixChainJudge implements ChainJudge {
  /// A CA below a CA below a root: deeper holes do not occur.
  private static final int MOST_MISSING = 3;

  private final Trust trust;
  private final IssuerSource issuers;
  private final InstantSource clock;

  public PkixChainJudge(Trust trust, IssuerSource issuers, InstantSource clock) {
    this.trust = trust;
    this.issuers = issuers;
    this.clock = clock;
  }

  /// {@inheritDoc} With a deadline that has passed nothing is fetched, so that this does not block,
  /// and a chain with a hole is [CertificateFault#UNTRUSTED_ISSUER].
  @Override
  public List<CertificateFault> faults(
      List<X509Certificate> chain, HostName name, Deadline deadline) {
    Instant now = clock.instant();
    Set<CertificateFault> faults = EnumSet.noneOf(CertificateFault.class);
    if (!CertificateNames.of(chain.getFirst()).cover(name)) {
      faults.add(CertificateFault.NAME_MISMATCH);
    }
    ChainPath served = best(chain, now);
    ChainPath whole = served.trusted() ? served : best(completed(chain, deadline), now);
    if (whole.trusted() && !served.trusted()) {
      faults.add(CertificateFault.INCOMPLETE_CHAIN);
    }
    // A hole that cannot be filled up to a root is judged as it was served.
    faults.addAll(PathRules.faults(whole.trusted() ? whole : served, now));
    return List.copyOf(faults);
  }

  /// The way with the fewest faults; among ways that lead nowhere the longest.
  private ChainPath best(List<X509Certificate> chain, Instant now) {
    return ChainPath.from(chain, trust).stream()
        .min(
            Comparator.comparingInt((ChainPath path) -> path.trusted() ? faultCount(path, now) : 0)
                .thenComparingInt(path -> -path.certificates().size()))
        .orElseThrow();
  }

  private static int faultCount(ChainPath path, Instant now) {
    return PathRules.faults(path, now).size();
  }

  /// The chain and those CAs above its end that could be had.
  private List<X509Certificate> completed(List<X509Certificate> chain, Deadline deadline) {
    List<X509Certificate> more = new ArrayList<>(chain);
    for (int i = 0; i < MOST_MISSING && !deadline.passed(); i++) {
      ChainPath path = best(more, clock.instant());
      X509Certificate end = path.end();
      if (path.trusted() || ChainPath.signedByItself(end)) {
        break;
      }
      List<X509Certificate> found =
          issuers.issuersOf(end, deadline).stream()
              .filter(issuer -> !more.contains(issuer) && ChainPath.signed(end, issuer))
              .toList();
      if (found.isEmpty()) {
        break;
      }
      more.addAll(found);
    }
    return more;
  }
}
