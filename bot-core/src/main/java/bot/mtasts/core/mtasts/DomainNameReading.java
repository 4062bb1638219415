package bot.mtasts.core.mtasts;

/// What a text that somebody typed or pasted comes to as a domain.
public sealed interface DomainNameReading {

  /// A domain that can be looked at.
  record Understood(DomainName domain) implements DomainNameReading {}

  /// No domain.
  ///
  /// @param sentence for the person who typed it: what was understood, and what is wanted. What it
  ///   quotes is cleaned and cut, so that it can be shown as it is
  record Refused(Reason reason, String sentence) implements DomainNameReading {}

  /// Why a text is refused.
  enum Reason {
    EMPTY,
    TOO_LONG,
    SEVERAL,
    ADDRESS,
    WILDCARD,
    SINGLE_LABEL,
    NOT_A_NAME,
    PUBLIC_SUFFIX
  }
}
