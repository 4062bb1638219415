package bot.mtasts.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every key with its value in force.
public final class Settings {
  private final Map<Key<?>, Setting<?>> inForce;

  Settings(Map<Key<?>, Setting<?>> inForce) {
    this.inForce = new LinkedHashMap<>(inForce);
  }

  /// What is in force for a key.
  @SuppressWarnings("unchecked") // a setting is always put in under its own key
  public <T> Setting<T> of(Key<T> key) {
    Setting<?> setting = inForce.get(key);
    if (setting == null) {
      throw new IllegalArgumentException(key.path() + " is not in the table of keys");
    }
    return (Setting<T>) setting;
  }

  /// All of them, in the order of the table.
  public List<Setting<?>> all() {
    return List.copyOf(inForce.values());
  }
}
