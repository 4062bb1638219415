package bot.mtasts.core.mtasts;

/// Where in a policy file something stands.
///
/// @param line from 1, as [PolicyLines] counts them; 0 when it is about the whole file
/// @param column in characters of the line as served, from 1; 0 when it is about the whole line
/// @param length in characters; 0 where something is missing at the column, or when it is about the
///   whole line
/// @param shown the line with controls, BOM and no-break spaces made visible (see [VisibleLine])
public record PolicyPlace(int line, int column, int length, String shown) {
  /// The whole file.
  public static final PolicyPlace FILE = new PolicyPlace(0, 0, 0, "");

  /// A part of a line.
  ///
  /// @param served the line as served
  /// @param from the index of the part's first character
  /// @param to the index behind its last one
  static PolicyPlace in(int line, String served, int from, int to) {
    return new PolicyPlace(
        line,
        served.codePointCount(0, from) + 1,
        served.codePointCount(from, to),
        VisibleLine.of(served));
  }

  /// A whole line.
  static PolicyPlace whole(int line, String served) {
    return new PolicyPlace(line, 0, 0, VisibleLine.of(served));
  }
}
