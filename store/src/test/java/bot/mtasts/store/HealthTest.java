package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// How destinations fare, on both databases.
class HealthTest {
  @Nested
  class OnH2 extends HealthContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends HealthContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
