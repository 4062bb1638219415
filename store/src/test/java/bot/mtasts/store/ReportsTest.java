package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// The port of reports, on both databases.
class ReportsTest {
  @Nested
  class OnH2 extends ReportsContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends ReportsContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
