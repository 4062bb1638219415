package bot.mtasts.core.catalogue;

import java.util.Locale;

/// Which of two kinds of trouble a finding means; admins act differently on them.
public enum Effect {
  /// Conforming senders refuse or delay mail.
  DELIVERY,
  /// Senders ignore the policy, and mail flows unprotected.
  PROTECTION;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
