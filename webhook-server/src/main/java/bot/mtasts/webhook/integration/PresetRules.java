package bot.mtasts.webhook.integration;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a helpdesk's preset wants to be told.
public interface PresetRules {
  /// The words of all presets.
  List<String> words();

  /// What is wrong with the settings for a preset, a sentence each; empty when all is well.
  ///
  /// @param preset one of [#words]
  /// @param credentials the names of those that are given
  List<String> faults(String preset, Map<String, String> settings, Set<String> credentials);
}
