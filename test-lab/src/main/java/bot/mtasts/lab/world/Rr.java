package bot.mtasts.lab.world;

import java.util.List;

/// One DNS record; its owner is the node that holds it. Host names are written as they are
/// published (letter case kept), without the final dot.
public sealed interface Rr {
  /// The lifetime in seconds.
  long ttl();

  RrType type();

  record A(long ttl, String address) implements Rr {
    @Override
    public RrType type() {
      return RrType.A;
    }
  }

  record Aaaa(long ttl, String address) implements Rr {
    @Override
    public RrType type() {
      return RrType.AAAA;
    }
  }

  record Cname(long ttl, String target) implements Rr {
    @Override
    public RrType type() {
      return RrType.CNAME;
    }
  }

  /// An exchange.
  ///
  /// @param host its name as published; empty for the root, which makes a Null MX (RFC 7505)
  record Mx(long ttl, int preference, String host) implements Rr {
    @Override
    public RrType type() {
      return RrType.MX;
    }
  }

  record Ns(long ttl, String host) implements Rr {
    @Override
    public RrType type() {
      return RrType.NS;
    }
  }

  record Soa(long ttl, String primary) implements Rr {
    @Override
    public RrType type() {
      return RrType.SOA;
    }
  }

  /// A text.
  ///
  /// @param strings the record's character strings, each at most 255 octets of UTF-8
  record Txt(long ttl, List<String> strings) implements Rr {
    public Txt {
      strings = List.copyOf(strings);
    }

    @Override
    public RrType type() {
      return RrType.TXT;
    }

    /// The strings joined with nothing between, as RFC 8461 §3.1 reads them.
    public String joined() {
      return String.join("", strings);
    }
  }

  /// What DANE says about a certificate (RFC 6698).
  ///
  /// @param data what the association data is computed from
  record Tlsa(long ttl, int usage, int selector, int matchingType, TlsaData data) implements Rr {
    @Override
    public RrType type() {
      return RrType.TLSA;
    }
  }

  /// Where TLSA association data comes from.
  sealed interface TlsaData {
    /// That of the certificate a host presents: the leaf, or its issuer for the usages 0 and 2.
    record Matching(CertificatePlan certificate) implements TlsaData {}

    /// That of no certificate at all.
    record Mismatching() implements TlsaData {}
  }
}
