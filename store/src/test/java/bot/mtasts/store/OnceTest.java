package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// What came already, on both databases.
class OnceTest {
  @Nested
  class OnH2 extends OnceContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends OnceContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
