package bot.mtasts.webhook.helpdesk;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A setting or credential of a preset.
///
/// @param name as in `--set name=…` or `--secret name=…`
/// @param when what makes it necessary
/// @param with the setting that makes it necessary; null unless [When#WITH]
/// @param sentence what it is
public record Need(String name, When when, @Nullable String with, String sentence) {
  /// When it has to be there.
  public enum When {
    /// Whenever notes are written.
    ALWAYS,
    /// When another setting is there.
    WITH,
    /// Never.
    OPTIONAL
  }

  /// Whether it has to be there beside these settings.
  boolean isNecessary(Set<String> settings) {
    return switch (when) {
      case ALWAYS -> true;
      case WITH -> settings.contains(with);
      case OPTIONAL -> false;
    };
  }

  static Need always(String name, String sentence) {
    return new Need(name, When.ALWAYS, null, sentence);
  }

  static Need with(String setting, String name, String sentence) {
    return new Need(name, When.WITH, setting, sentence);
  }

  static Need optional(String name, String sentence) {
    return new Need(name, When.OPTIONAL, null, sentence);
  }
}
