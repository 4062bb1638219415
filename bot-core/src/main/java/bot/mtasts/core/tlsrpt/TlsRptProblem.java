package bot.mtasts.core.tlsrpt;

/// Something to be said about the TXT records at `_smtp._tls`.
///
/// @param text the TXT record it is about; empty for [Kind#MISSING]
/// @param column of the fault in that text, from 1; 0 when it is about the whole
/// @param length of the part at fault; 0 where something is missing at the column, or when it is
///   about the whole
/// @param part the piece of the text it is about; empty when it is about the whole
/// @param what a clause for people, in our own words only; empty where the kind says all
/// @param meant what was probably meant, such as `rua`; empty when nobody can tell
public record TlsRptProblem(
    Kind kind, String text, int column, int length, String part, String what, String meant) {
  /// The code of the catalogue it leads to.
  public enum Kind {
    MISSING,
    MULTIPLE,
    MALFORMED,
    RUA_MISSING,
    RUA_INVALID
  }
}
