package bot.mtasts.core.mtasts;

/// A domain that was asked about: valid A-labels, lower case, at least two labels, no final dot.
/// Made by [DomainNameParser], which takes what people paste.
public record DomainName(String ascii) {
  /// The domain as people write it, `bücher.test` for `xn--bcher-kva.test`; the same for most.
  public String unicode() {
    return InternationalName.toUnicode(ascii);
  }

  /// The same name as a host name.
  public HostName host() {
    return HostName.of(ascii);
  }

  /// Where the TXT record lives (RFC 8461 §3.1).
  public HostName recordName() {
    return host().child("_mta-sts");
  }

  /// Where the policy lives (RFC 8461 §3.3).
  public HostName policyHost() {
    return host().child("mta-sts");
  }

  /// Where the TLS-RPT record lives (RFC 8460 §3).
  public HostName tlsRptName() {
    return host().child("_tls").child("_smtp");
  }

  /// The URL of the policy (RFC 8461 §3.2).
  public String policyUrl() {
    return "https://" + policyHost() + "/.well-known/mta-sts.txt";
  }

  @Override
  public String toString() {
    return ascii;
  }
}
