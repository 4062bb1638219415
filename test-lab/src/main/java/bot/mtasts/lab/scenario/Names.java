package bot.mtasts.lab.scenario;

import bot.mtasts.lab.world.Zones;

/// How scenario files write names: relative to the domain, absolute with a final dot, `@` for the
/// domain itself.
final class Names {
  private Names() {}

  /// The absolute name without a final dot, letter case kept.
  static String absolute(String name, String domain) {
    if (name.equals("@")) {
      return domain;
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name + "." + domain;
  }

  /// The zone a name lies in: the two right-most labels.
  static String apex(String name) {
    String canonical = Zones.canonical(name);
    int last = canonical.lastIndexOf('.');
    int before = last < 0 ? -1 : canonical.lastIndexOf('.', last - 1);
    return canonical.substring(before + 1);
  }
}
