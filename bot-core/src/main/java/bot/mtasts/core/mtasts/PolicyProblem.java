package bot.mtasts.core.mtasts;

/// Something to be said about a policy file.
///
/// @param line from 1; 0 when it is about the whole file
/// @param column in characters, from 1; 0 when it is about the whole line
/// @param shown the line with controls, BOM and no-break spaces made visible (see [VisibleLine])
/// @param part the value or field name it is about, as it stands; empty when it is about more
/// @param what a clause for people, in our own words only; empty where the kind says all
/// @param meant what was probably meant, such as `mx`; empty when nobody can tell
public record PolicyProblem(
    Kind kind, int line, int column, String shown, String part, String what, String meant) {
  /// The code of the catalogue it leads to; the mode's own codes are judged from the policy.
  public enum Kind {
    MALFORMED,
    VERSION_INVALID,
    MODE_INVALID,
    MX_MISSING,
    MX_INVALID,
    MAX_AGE_INVALID,
    BLANK_LINE,
    MX_ADDRESS,
    DUPLICATE_FIELD,
    UNKNOWN_FIELD
  }
}
