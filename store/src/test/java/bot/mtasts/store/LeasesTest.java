package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// What one at a time may do, on both databases.
class LeasesTest {
  @Nested
  class OnH2 extends LeasesContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends LeasesContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
