package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// The queues, on both databases.
class JobsTest {
  @Nested
  class OnH2 extends JobsContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends JobsContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
