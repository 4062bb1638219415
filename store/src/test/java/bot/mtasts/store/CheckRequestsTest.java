package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// The port of requests, on both databases.
class CheckRequestsTest {
  @Nested
  class OnH2 extends CheckRequestsContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends CheckRequestsContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
