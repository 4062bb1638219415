package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// The port of integrations, on both databases.
class IntegrationsTest {
  @Nested
  class OnH2 extends IntegrationsContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends IntegrationsContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
