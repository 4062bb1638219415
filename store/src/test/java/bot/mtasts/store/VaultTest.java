package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// Secrets of our own, on both databases.
class VaultTest {
  @Nested
  class OnH2 extends VaultContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends VaultContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
