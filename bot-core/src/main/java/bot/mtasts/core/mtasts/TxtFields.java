package bot.mtasts.core.mtasts;

import java.util.ArrayList;
import java.util.List;

/// What stands behind the version of an MTA-STS or TLS-RPT record. RFC 8461 §3.1 and RFC 8460 §3
/// share this grammar: one or more of (blanks `;` blanks field), at most one delimiter at the end.
///
/// @param fields those of the form `name=value`; their values are for the caller to judge
/// @param faults where the text leaves the grammar, from left to right
public record TxtFields(List<Field> fields, List<Fault> faults) {
  public TxtFields {
    fields = List.copyOf(fields);
    faults = List.copyOf(faults);
  }

  /// One field with a valid name.
  ///
  /// @param column of its first character, from 1
  /// @param value as it stands; a blank at the end of the record belongs to it, since the grammar
  ///   has blanks only beside a semicolon
  public record Field(int column, String name, String value) {
    /// The field as it stands in the record.
    public String text() {
      return name + "=" + value;
    }

    /// Whether the value is one or more printable ASCII characters other than `=`, `;` and space
    /// (`sts-ext-value`).
    public boolean hasExtensionValue() {
      return !value.isEmpty()
          && value.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '=' && c != ';');
    }
  }

  /// Where the text leaves the grammar.
  ///
  /// @param column from 1
  /// @param length from the column on
  /// @param part the piece of the text that is at fault
  /// @param what a clause for people, in our own words only
  public record Fault(int column, int length, String part, String what) {}

  /// Whether RFC 5234's WSP: a space or a tab.
  public static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  /// Reads the fields.
  ///
  /// @param from the index of the first semicolon
  public static TxtFields read(String text, int from) {
    List<Field> fields = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    int start = from + 1;
    while (start <= text.length()) {
      int semicolon = text.indexOf(';', start);
      boolean last = semicolon < 0;
      int end = last ? text.length() : semicolon;
      int begin = start;
      while (begin < end && isBlank(text.charAt(begin))) {
        begin++;
      }
      int stop = end;
      while (!last && stop > begin && isBlank(text.charAt(stop - 1))) {
        stop--;
      }
      if (begin < end) {
        readField(text.substring(begin, stop), begin + 1, fields, faults);
      } else if (!last) {
        faults.add(
            new Fault(
                end + 1,
                1,
                text.substring(start - 1, end + 1),
                "two semicolons stand with no field between them"));
      }
      start = end + 1;
    }
    return new TxtFields(fields, faults);
  }

  private static void readField(String field, int column, List<Field> fields, List<Fault> faults) {
    int equals = field.indexOf('=');
    String name = equals < 0 ? field : field.substring(0, equals);
    if (equals < 0) {
      faults.add(
          new Fault(
              column,
              field.length(),
              field,
              field.indexOf(':') > 0
                  ? "a field has a colon and no equals sign"
                  : "a field has no equals sign"));
    } else if (isName(name)) {
      fields.add(new Field(column, name, field.substring(equals + 1)));
    } else {
      faults.add(new Fault(column, field.length(), field, nameFault(name)));
    }
  }

  /// `sts-ext-name`: an alphanumeric and up to 31 more of alphanumeric, `_`, `-`, `.`.
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= 32
        && isAlphanumeric(name.charAt(0))
        && name.chars().allMatch(c -> isAlphanumeric(c) || c == '_' || c == '-' || c == '.');
  }

  static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static String nameFault(String name) {
    if (name.isEmpty()) {
      return "a field has no name before the equals sign";
    }
    if (isBlank(name.charAt(name.length() - 1))) {
      return "a blank stands before the equals sign";
    }
    if (name.indexOf('"') >= 0) {
      return "a quotation mark is part of the text";
    }
    if (name.chars().anyMatch(c -> c >= 0x7F || c < 0x20)) {
      return "a character outside printable ASCII stands in the text";
    }
    return name.length() > 32
        ? "a field's name is longer than 32 characters"
        : "a field's name holds a character that the grammar does not allow";
  }
}
