package bot.mtasts.core.mtasts;

/// Something to be said about the TXT records at `_mta-sts`.
///
/// @param text the TXT record it is about; empty for [Kind#MISSING]
/// @param column of the first fault in that text, from 1; 0 when it is about the whole
/// @param length of the part at fault; 0 where something is missing at the column, or when it is
///   about the whole
/// @param part the piece of the text it is about, such as the field `id=a-b`; empty when it is
///   about the whole
/// @param what a clause for people, in our own words only: `the semicolon is missing`; empty where
///   the kind says all
/// @param meant what was probably meant, such as `id`; empty when nobody can tell
public record RecordProblem(
    Kind kind, String text, int column, int length, String part, String what, String meant) {
  /// The code of the catalogue it leads to.
  public enum Kind {
    MISSING,
    MULTIPLE,
    MALFORMED,
    AMBIGUOUS,
    DUPLICATE_FIELD,
    ID_MISSING,
    ID_INVALID,
    UNRELATED_TXT,
    UNKNOWN_FIELD
  }
}
