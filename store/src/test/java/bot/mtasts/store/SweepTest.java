package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// The daily sweep, on both databases.
class SweepTest {
  @Nested
  class OnH2 extends SweepContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends SweepContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
