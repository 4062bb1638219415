package bot.mtasts.core.mtasts;

/// Something to be said about a policy file.
///
/// @param place of the part at fault
/// @param part the value or field name it is about, as it stands; empty when it is about more
/// @param what a clause for people, in our own words only; empty where the kind says all
/// @param meant what was probably meant, such as `mx`; empty when nobody can tell
public record PolicyProblem(Kind kind, PolicyPlace place, String part, String what, String meant) {
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

  /// The line it stands in, from 1; 0 when it is about the whole file.
  public int line() {
    return place.line();
  }
}
