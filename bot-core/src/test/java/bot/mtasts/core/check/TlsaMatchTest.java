package bot.mtasts.core.check;

import static bot.mtasts.core.check.MailChain.tlsa;
import static bot.mtasts.core.check.TlsaMatch.MATCHES;
import static bot.mtasts.core.check.TlsaMatch.NONE_USABLE;
import static bot.mtasts.core.check.TlsaMatch.NO_MATCH;
import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.probe.CertificateFault;
import bot.mtasts.core.probe.TlsSeen;
import bot.mtasts.core.probe.TlsaRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TlsaMatchTest {
  private static final MailChain CHAIN = MailChain.valid();
  private static final MailChain OTHER = MailChain.valid();

  static List<Arguments> rows() {
    List<Arguments> rows = new ArrayList<>();
    for (int selector : new int[] {0, 1}) {
      for (int matchingType : new int[] {0, 1, 2}) {
        rows.add(
            row(
                "the leaf",
                MATCHES,
                CHAIN.served(),
                tlsa(3, selector, matchingType, CHAIN.leaf())));
        rows.add(
            row(
                "another leaf",
                NO_MATCH,
                CHAIN.served(),
                tlsa(3, selector, matchingType, OTHER.leaf())));
        rows.add(
            row(
                "the issuer",
                MATCHES,
                CHAIN.served(),
                tlsa(2, selector, matchingType, CHAIN.issuer())));
        rows.add(
            row(
                "another issuer",
                NO_MATCH,
                CHAIN.served(),
                tlsa(2, selector, matchingType, OTHER.issuer())));
      }
    }
    rows.addAll(
        List.of(
            row(
                "usage 3 wants the leaf, not its issuer",
                NO_MATCH,
                CHAIN.served(),
                tlsa(3, 1, 1, CHAIN.issuer())),
            row(
                "usage 2 wants an issuer, not the leaf",
                NO_MATCH,
                CHAIN.served(),
                tlsa(2, 1, 1, CHAIN.leaf())),
            row(
                "the root, sent along",
                MATCHES,
                MailChain.seen(List.of(CHAIN.leaf(), CHAIN.issuer(), CHAIN.root())),
                tlsa(2, 0, 1, CHAIN.root())),
            row(
                "the order in which a chain is sent does not matter",
                MATCHES,
                MailChain.seen(List.of(CHAIN.leaf(), CHAIN.root(), CHAIN.issuer())),
                tlsa(2, 0, 1, CHAIN.root())),
            row(
                "the root, not sent along (RFC 7672 §3.1.2)",
                NO_MATCH,
                CHAIN.served(),
                tlsa(2, 0, 1, CHAIN.root())),
            row(
                "a CA that was sent and signed nothing here",
                NO_MATCH,
                MailChain.seen(List.of(CHAIN.leaf(), CHAIN.issuer(), OTHER.root())),
                tlsa(2, 0, 1, OTHER.root())),
            row(
                "a CA of the same name with another key",
                NO_MATCH,
                MailChain.seen(List.of(CHAIN.leaf(), OTHER.issuer())),
                tlsa(2, 0, 1, OTHER.issuer())),
            row(
                "usage 2: the certificate has to name the host",
                NO_MATCH,
                CHAIN.served(CertificateFault.NAME_MISMATCH),
                tlsa(2, 0, 1, CHAIN.issuer())),
            row(
                "usage 3: it need not (RFC 7672 §3.1.1)",
                MATCHES,
                CHAIN.served(CertificateFault.NAME_MISMATCH),
                tlsa(3, 1, 1, CHAIN.leaf())),
            row(
                "an untrusted root does not matter with DANE",
                MATCHES,
                CHAIN.served(CertificateFault.UNTRUSTED_ISSUER),
                tlsa(2, 1, 1, CHAIN.issuer())),
            row(
                "one of several is enough",
                MATCHES,
                CHAIN.served(),
                tlsa(3, 1, 1, OTHER.leaf()),
                tlsa(3, 1, 1, CHAIN.leaf())),
            row(
                "a weaker digest beside a stronger one is not looked at (RFC 7671 §9)",
                NO_MATCH,
                CHAIN.served(),
                tlsa(3, 1, 1, CHAIN.leaf()),
                tlsa(3, 1, 2, OTHER.leaf())),
            row(
                "the stronger digest counts",
                MATCHES,
                CHAIN.served(),
                tlsa(3, 1, 1, OTHER.leaf()),
                tlsa(3, 1, 2, CHAIN.leaf())),
            row(
                "digests of another selector do not compete",
                MATCHES,
                CHAIN.served(),
                tlsa(3, 1, 1, CHAIN.leaf()),
                tlsa(3, 0, 2, OTHER.leaf())),
            row(
                "usage 0 is not for mail (RFC 7672 §3.1.3)",
                NONE_USABLE,
                CHAIN.served(),
                tlsa(0, 0, 1, CHAIN.issuer())),
            row("nor is usage 1", NONE_USABLE, CHAIN.served(), tlsa(1, 1, 1, CHAIN.leaf())),
            row(
                "an unusable record does not spoil a usable one",
                MATCHES,
                CHAIN.served(),
                tlsa(1, 1, 1, OTHER.leaf()),
                tlsa(3, 1, 1, CHAIN.leaf())),
            row(
                "an unusable record does not save one that fails",
                NO_MATCH,
                CHAIN.served(),
                tlsa(1, 1, 1, CHAIN.leaf()),
                tlsa(3, 1, 1, OTHER.leaf())),
            row(
                "unknown selector",
                NONE_USABLE,
                CHAIN.served(),
                new TlsaRecord(3, 2, 1, digits(64))),
            row(
                "unknown matching type",
                NONE_USABLE,
                CHAIN.served(),
                new TlsaRecord(3, 1, 3, digits(64))),
            row(
                "a digest that is too short",
                NONE_USABLE,
                CHAIN.served(),
                new TlsaRecord(3, 1, 1, digits(62))),
            row(
                "a digest of the other length",
                NONE_USABLE,
                CHAIN.served(),
                new TlsaRecord(3, 1, 2, digits(64))),
            row("no data", NONE_USABLE, CHAIN.served(), new TlsaRecord(3, 0, 0, "")),
            row("no records", NONE_USABLE, CHAIN.served())));
    return rows;
  }

  private static Arguments row(
      String why, TlsaMatch expected, TlsSeen presented, TlsaRecord... records) {
    return Arguments.of(why, expected, presented, List.of(records));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void records_are_compared(
      String why, TlsaMatch expected, TlsSeen presented, List<TlsaRecord> records) {
    assertThat(TlsaMatch.of(records, presented, SeenDomain.NOW)).as(why).isEqualTo(expected);
  }

  @Test
  void an_expired_leaf_fails_below_an_anchor_and_not_by_itself() {
    MailChain expired = MailChain.until(SeenDomain.NOW.minus(Duration.ofDays(1)));
    TlsSeen presented = expired.served(CertificateFault.EXPIRED);

    assertThat(TlsaMatch.of(List.of(tlsa(2, 1, 1, expired.issuer())), presented, SeenDomain.NOW))
        .isEqualTo(NO_MATCH);
    assertThat(TlsaMatch.of(List.of(tlsa(3, 1, 1, expired.leaf())), presented, SeenDomain.NOW))
        .isEqualTo(MATCHES);
  }

  @Test
  void what_we_recommend_matches() {
    TlsaRecord recommended = TlsaMatch.recommendedFor(CHAIN.leaf());

    assertThat(recommended).isEqualTo(tlsa(3, 1, 1, CHAIN.leaf()));
  }

  private static String digits(int length) {
    return "a".repeat(length);
  }
}
