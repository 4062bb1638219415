package bot.mtasts.core.catalogue;

import java.util.Locale;

/// What a check looks at, in the order of the report, with its weight in the score.
public enum Dimension {
  RECORD(15, "is there exactly one valid TXT record at `_mta-sts.<domain>`?"),
  FETCH(15, "is the policy served as RFC 8461 wants it?"),
  CERTIFICATE(15, "would a sender trust the policy host's certificate and TLS?"),
  SYNTAX(15, "is the policy well-formed, with a usable mode and max_age?"),
  COVERAGE(15, "does every MX host match an `mx` pattern?"),
  STARTTLS(10, "does every MX host offer STARTTLS with a certificate valid for its own name?"),
  CONSISTENCY(5, "do record, policy, name servers, addresses and earlier checks agree?"),
  REPORTING(10, "is there a valid TLS-RPT record?"),
  DANE(0, "are there TLSA records behind DNSSEC, and do they match?");

  private final int weight;
  private final String asks;

  Dimension(int weight, String asks) {
    this.weight = weight;
    this.asks = asks;
  }

  /// Points in a score of 100.
  public int weight() {
    return weight;
  }

  /// The question this dimension answers.
  public String asks() {
    return asks;
  }

  /// What it is called in front of people.
  public String title() {
    return switch (this) {
      case RECORD -> "Record";
      case FETCH -> "Fetching the policy";
      case CERTIFICATE -> "Certificate";
      case SYNTAX -> "Policy";
      case COVERAGE -> "MX coverage";
      case STARTTLS -> "STARTTLS";
      case CONSISTENCY -> "Consistency";
      case REPORTING -> "TLS reporting";
      case DANE -> "DANE";
    };
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
