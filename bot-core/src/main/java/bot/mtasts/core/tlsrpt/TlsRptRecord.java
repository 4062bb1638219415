package bot.mtasts.core.tlsrpt;

import java.util.List;

/// A valid TXT record at `_smtp._tls.<domain>` (RFC 8460 §3).
///
/// @param rua where reports go: `mailto:` and `https:` URIs in the order of the record, at least
///   one
public record TlsRptRecord(List<String> rua) {
  public TlsRptRecord {
    rua = List.copyOf(rua);
  }
}
