package bot.mtasts.store;

import org.junit.jupiter.api.Nested;

/// A change of the key that seals, on both databases.
class RotationTest {
  @Nested
  class OnH2 extends RotationContract {
    OnH2() {
      super(Server.H2);
    }
  }

  @Nested
  class OnPostgres extends RotationContract {
    OnPostgres() {
      super(Server.POSTGRESQL);
    }
  }
}
