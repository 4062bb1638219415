package bot.mtasts.core.probe;

/// What a look consists of, as far as somebody waiting for it would care. The stages run side by
/// side and end in any order.
public enum Stage {
  /// TXT at `_mta-sts`.
  RECORD("record"),
  /// The same, at each name server of the domain.
  NAME_SERVERS("name_servers"),
  /// The policy host, its certificate, and the policy file.
  POLICY("policy"),
  /// MX, and STARTTLS at each of the hosts.
  MAIL_HOSTS("mail_hosts"),
  /// TXT at `_smtp._tls`.
  TLS_RPT("tls_rpt"),
  /// Whether MX and record are behind validated DNSSEC.
  DNSSEC("dnssec");

  private final String word;

  Stage(String word) {
    this.word = word;
  }

  /// As the API writes it.
  public String word() {
    return word;
  }
}
